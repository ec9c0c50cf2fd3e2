import Taro from '@tarojs/taro';

/** Hands the number to the phone's own dialler, which asks before it calls. */
export const dial = (number: string): void => {
  // Rejected when the person cancels, which needs no answer.
  Taro.makePhoneCall({ phoneNumber: number }).catch(() => undefined);
};

import Taro from '@tarojs/taro';
import type { AskPosition } from './location.types';

export const askPosition: AskPosition = async () => {
  try {
    const { latitude, longitude } = await Taro.getFuzzyLocation({ type: 'wgs84' });
    return { position: { latitude, longitude } };
  } catch (error) {
    const message = String((error as { errMsg?: string }).errMsg ?? error);
    return { refusal: /deny|denied|authorize|privacy/i.test(message) ? 'DENIED' : 'UNAVAILABLE' };
  }
};

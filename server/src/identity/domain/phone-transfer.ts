/** What decides whether one of two accounts of the same person can give way to the other. */
export interface AccountHolding {
  readonly residentId: number | null;
  readonly hasOpenClaim: boolean;
  readonly wechatOpenid: string | null;
}

export type PhoneTransfer =
  /** The older account goes out of use and the current one takes over its phone. */
  | 'TAKE_PHONE'
  /** The current account goes out of use; the device is signed in to the older one, which gains its WeChat identity. */
  | 'JOIN_OLDER'
  | 'REFUSE';

const isEmpty = (account: AccountHolding): boolean => account.residentId === null && !account.hasOpenClaim;

/**
 * A person who used the browser with a phone number and later opens WeChat has two accounts, and has just proved by SMS
 * that both are his. The one that holds nothing gives way; two that both hold something are not merged by guessing.
 * @param current the account that is signed in and asks for the phone
 * @param older the account that has the phone now
 */
export function phoneTransfer(current: AccountHolding, older: AccountHolding): PhoneTransfer {
  if (isEmpty(older) && older.wechatOpenid === null) return 'TAKE_PHONE';
  if (isEmpty(current) && (older.wechatOpenid === null || current.wechatOpenid === null)) return 'JOIN_OLDER';
  return 'REFUSE';
}

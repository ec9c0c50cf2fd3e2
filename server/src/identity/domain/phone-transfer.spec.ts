import { phoneTransfer, type AccountHolding } from './phone-transfer.js';

const empty: AccountHolding = { residentId: null, hasOpenClaim: false, wechatOpenid: null };
const wechat: AccountHolding = { ...empty, wechatOpenid: 'o-1' };

describe('two accounts of one person', () => {
  it.each<[string, AccountHolding, AccountHolding, string]>([
    ['WeChat first, the phone account holds nothing', wechat, empty, 'TAKE_PHONE'],
    ['WeChat bound, the phone account holds nothing', { ...wechat, residentId: 1 }, empty, 'TAKE_PHONE'],
    ['WeChat empty, the phone account is bound', wechat, { ...empty, residentId: 1 }, 'JOIN_OLDER'],
    ['WeChat empty, the phone account waits for a decision', wechat, { ...empty, hasOpenClaim: true }, 'JOIN_OLDER'],
    ['both bound', { ...wechat, residentId: 1 }, { ...empty, residentId: 2 }, 'REFUSE'],
    ['WeChat waits for a decision, the phone account is bound', { ...wechat, hasOpenClaim: true }, { ...empty, residentId: 2 }, 'REFUSE'],
    ['the phone account has a WeChat of its own', wechat, { ...empty, wechatOpenid: 'o-2' }, 'REFUSE'],
    ['a second phone that has an account with WeChat', empty, { ...empty, wechatOpenid: 'o-2' }, 'JOIN_OLDER'],
    ['a bound phone account wants the phone of a WeChat account', { ...empty, residentId: 1 }, wechat, 'REFUSE'],
  ])('%s', (_case, current, older, transfer) => {
    expect(phoneTransfer(current, older)).toBe(transfer);
  });
});

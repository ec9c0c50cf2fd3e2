import type { PhoneScreen } from './phone.js';

/** Signs in by phone number and the SMS code, which the demo shows on the screen. */
export async function signInByPhone(phone: PhoneScreen, number: string): Promise<void> {
  await phone.fill('手机号', number);
  await phone.use('获取验证码');
  await phone.use('填入验证码');
  await phone.use(/^登录$/);
  await phone.sees(/，?您好/);
}

/** From the team's page to the first step of signing. */
export async function beginSigning(phone: PhoneScreen): Promise<void> {
  await phone.use(/签约/);
  await phone.sees('选服务包');
}

/** Reads the text on the screen down to its last word. */
export async function readToTheEnd(phone: PhoneScreen): Promise<void> {
  await phone.text('— 全文到这里结束 —').scrollIntoViewIfNeeded();
  await phone.sees('读完了，请您自己决定。');
}

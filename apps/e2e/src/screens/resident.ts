import assert from 'node:assert/strict';

import type { PhoneScreen } from './phone.js';

/** What a resident does on the phone; the same words in the browser and in WeChat. */

/** Signs in by phone number and the SMS code, which the demo shows on the screen. */
export async function signInByPhone(phone: PhoneScreen, number: string): Promise<void> {
  await phone.fill('手机号', number);
  await phone.use('获取验证码');
  await phone.use('填入验证码');
  await phone.use('登录');
  await phone.sees(/您好/);
}

/** From home to the page of the team that is responsible for the address, found through its grid. */
export async function openTeamOfMyAddress(phone: PhoneScreen): Promise<void> {
  await phone.use(/^找家庭医生团队$/);
  await phone.sees(/^负责您家（.+）的团队$/);
  await phone.use(/还可签 \d+ 人/);
  await phone.sees('团队介绍');
}

export interface Plan {
  /** As on the screen, e.g. '1 年'. */
  period: RegExp;
}

/** Chooses package and period. Nothing may be chosen beforehand, and the end date shows as soon as a period is chosen. */
export async function choosePlan(phone: PhoneScreen, { period }: Plan): Promise<void> {
  await phone.use('和这个团队签约');
  await phone.sees('选服务包');
  assert.equal(await phone.page.locator('[aria-checked=true]').filter({ visible: true }).count(), 0, 'something is chosen beforehand');
  await phone.use('下一步：读协议');
  await phone.sees('请先选一个服务包');
  await phone.use(/基础|基本/);
  await phone.use('下一步：读协议');
  await phone.sees('请再选签多久');
  await phone.use(period);
  await phone.sees(/^从 \d{4}年\d{1,2}月\d{1,2}日 到/);
}

const screensToScroll = 12;
/** Faster than this nobody reads; the server takes it for what it is. */
const quickestReading = 5_400;

/** Reads the text on the screen to its last word; agreeing is impossible before that, refusing is not. */
export async function readToTheEnd(phone: PhoneScreen): Promise<void> {
  const end = phone.text('— 全文到这里结束 —');
  await end.waitFor();
  assert.equal(await phone.canUse('同意'), false, 'one can agree without having read');
  assert.equal(await phone.canUse('不同意'), true, 'one cannot refuse');
  for (let screen = 0; screen < screensToScroll; screen += 1) {
    await phone.page.mouse.wheel(0, 300);
    await phone.page.waitForTimeout(quickestReading / screensToScroll);
  }
  await end.scrollIntoViewIfNeeded();
  await phone.sees('读完了，请您自己决定。');
}

/** Signs by hand and goes on to the last look. */
export async function signByHand(phone: PhoneScreen): Promise<void> {
  await phone.sees(/^请本人签名/);
  await phone.sign(phone.page.locator('canvas').filter({ visible: true }).first());
  await phone.picture('手写签名');
  await phone.use('下一步：核对');
  await phone.sees('请核对');
}

/** The whole way from the team's page to the confirmation. */
export async function signWithTeam(phone: PhoneScreen, plan: Plan): Promise<void> {
  await choosePlan(phone, plan);
  await phone.picture('选服务包和时间');
  await phone.use('下一步：读协议');
  await phone.sees('版本');
  await phone.picture('读协议-开头');
  await readToTheEnd(phone);
  await phone.picture('读协议-结尾');
  await phone.use('同意');
  await phone.sees(/这份同意书和刚才的协议是分开的/);
  await phone.picture('健康信息同意书');
  await readToTheEnd(phone);
  await phone.use('同意');
  await signByHand(phone);
  await phone.picture('核对');
  await phone.use('确认提交');
  await phone.sees('签约申请已提交');
  await phone.picture('已提交');
}

/** Opens the contract's file as the resident does, and gives what arrived. */
export async function contractPdf(phone: PhoneScreen): Promise<Buffer> {
  const arriving = phone.page.waitForResponse((response) => response.url().endsWith('/document.pdf'));
  await phone.use('看合同文件（PDF）');
  const response = await arriving;
  assert.match((await response.allHeaders())['content-type'] ?? '', /^application\/pdf/);
  return response.body();
}

import type { DemoIdentity } from '../system/api.js';
import type { ConsoleScreen } from './console.js';
import type { PhoneScreen } from './phone.js';

/** Signs in to the console by typing user name and password, then the second factor where the role asks for one. */
export async function signInToConsole(desk: ConsoleScreen, { signIn }: DemoIdentity): Promise<void> {
  if (signIn.kind !== 'STAFF') throw new Error('not a member of staff');
  await desk.fill('用户名', signIn.username);
  await desk.fill('密码', signIn.password);
  await desk.use('登录');
  if (signIn.totpCode !== null) {
    await desk.fill('动态验证码', signIn.totpCode);
    await desk.use('确认登录');
  }
  await desk.page.getByRole('navigation', { name: '主要页面' }).waitFor();
}

/** Opens a page of the console from its navigation. */
export async function openArea(desk: ConsoleScreen, name: string): Promise<void> {
  await desk.page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name, exact: true }).click();
}

/** Accepts a resident's request from the queue, having looked at it. */
export async function acceptRequestOf(desk: ConsoleScreen, resident: string): Promise<void> {
  await openArea(desk, '签约申请');
  await desk.sees(/\d+ 份等待处理，重点人群排在前面。/);
  await desk.picture('签约申请');
  await desk.use(resident);
  await desk.sees('居民签名');
  await desk.picture('一份申请');
  await desk.use(/^接收签约（A）/);
  await desk.sees(`接收${resident}的签约申请？`);
  await desk.use('接收签约');
  await desk.sees(/已接收/);
  await desk.picture('已接收');
}

/** Signs in to the doctor's part of the phone app. */
export async function signInAsDoctorOnPhone(phone: PhoneScreen, { signIn }: DemoIdentity): Promise<void> {
  if (signIn.kind !== 'STAFF') throw new Error('not a member of staff');
  await phone.use('我是医生或工作人员');
  await phone.fill('用户名', signIn.username);
  await phone.fill('密码', signIn.password);
  await phone.use('登录');
  if (signIn.totpCode !== null) {
    await phone.fill('动态验证码', signIn.totpCode);
    await phone.use('确认');
  }
}

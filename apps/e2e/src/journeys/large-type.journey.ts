import assert from 'node:assert/strict';

import { acceptance } from '../acceptance.js';
import type { PhoneScreen } from '../screens/phone.js';
import { openTeamOfMyAddress, signInByPhone, signWithTeam } from '../screens/resident.js';
import { unsignedResident } from '../system/demo-people.js';

acceptance('大字模式改变整个应用：每一步的字都变大，没有一处要横着滚动', async (stage) => {
  const resident = await unsignedResident(stage.api);
  const phone = await stage.phone('居民');
  await phone.sees('登录');
  const before = await sizeOf(phone, '手机号');
  await phone.use('大字模式');
  const after = await sizeOf(phone, '手机号');
  assert.ok(after >= before * 1.2, `large type is ${after}px, normal ${before}px`);

  await phone.picture('登录');
  await signInByPhone(phone, resident.phone);
  await phone.picture('首页');
  await staysInWidth(phone);
  await openTeamOfMyAddress(phone);
  await phone.picture('团队');
  await staysInWidth(phone);
  await signWithTeam(phone, { period: /^(1|一) ?年|12 ?个月/ });
  await staysInWidth(phone);
  await phone.use('看合同');
  await phone.sees('包含的服务');
  await phone.picture('合同');
  await staysInWidth(phone);
});

const sizeOf = (phone: PhoneScreen, text: string): Promise<number> =>
  phone.text(text).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));

/** What is wider than the phone is cut off, or makes the whole page slip. */
async function staysInWidth(phone: PhoneScreen): Promise<void> {
  const excess = await phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(excess, 0, `the page is ${excess}px wider than the phone`);
}

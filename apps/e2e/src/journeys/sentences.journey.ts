import assert from 'node:assert/strict';

import { acceptance } from '../acceptance.js';
import { choosePlan, openTeamOfMyAddress, signInByPhone } from '../screens/resident.js';
import { openArea, signInToConsole } from '../screens/staff.js';
import { institutionManager, unsignedResident } from '../system/demo-people.js';
import { startSystem } from '../system/system.js';

const oneYear = /^(1|一) ?年|12 ?个月/;

acceptance('团队名额满了，居民看到为什么不能签、可以怎么办', async (stage) => {
  const resident = await unsignedResident(stage.api);
  const phone = await stage.phone('居民');
  await signInByPhone(phone, resident.phone);
  await openTeamOfMyAddress(phone);
  const [, capacity, left] = /共 (\d+) 人，还可签 (\d+) 人/.exec(await phone.words()) ?? [];
  const team = await phone.page.locator('h2, h3').filter({ hasText: '家庭医生团队', visible: true }).first().innerText();

  const desk = await stage.console('机构管理员');
  await signInToConsole(desk, await institutionManager(stage.api));
  await openArea(desk, '医生团队');
  await desk.fill('团队、医生或机构名称', team);
  await desk.use(team);
  await desk.use('修改团队资料');
  await desk.fill('签约名额', String(Number(capacity) - Number(left)));
  await desk.use('保存');
  await desk.sees('团队资料已保存');
  await desk.picture('名额已满');

  await phone.goHome();
  await phone.use('找家庭医生团队');
  await phone.use('名额已满');
  await phone.sees('这个团队的名额已满，可以找别的团队。');
  await phone.picture('名额已满');
  await phone.use('找别的团队');
  await phone.sees('自己找');
});

acceptance('服务停了，手机和管理台都说明白；恢复后接着做，填好的不丢', async (stage) => {
  const resident = await unsignedResident(stage.api);
  const phone = await stage.phone('居民');
  await signInByPhone(phone, resident.phone);
  await openTeamOfMyAddress(phone);
  await choosePlan(phone, { period: oneYear });
  const desk = await stage.console('机构管理员');
  await signInToConsole(desk, await institutionManager(stage.api));

  await stage.stopSystem();
  await phone.use('下一步：读协议');
  await phone.sees('没有打开');
  await phone.picture('服务停了');
  await openArea(desk, '医生团队');
  // Either the list could not be read, or, where its screen was not there yet, the screen itself.
  await desk.sees(/连接不上服务器|页面没有下载下来/);
  await desk.picture('服务停了');

  await stage.restartSystem();
  await phone.use('再试一次');
  await phone.sees(/^版本/);
  await phone.picture('恢复以后');
});

acceptance('页面还没下载过，服务就停了：手机说明白，人留在原处，恢复后再点就打开', async (stage) => {
  const phone = await stage.phone('居民');
  await signInByPhone(phone, (await unsignedResident(stage.api)).phone);
  await phone.sees(/您好/);
  await stage.stopSystem();
  await phone.use('我的签约合同');
  await phone.sees('没有打开');
  await phone.picture('页面没有打开');
  await phone.use('知道了');
  // Back where it was, where the home page has asked for news in vain.
  await phone.sees('再试一次');

  await stage.restartSystem();
  await phone.use('再试一次');
  await phone.sees(/您好/);
  await phone.use('我的签约合同');
  await phone.sees('还没有签约合同');
  await phone.use('返回');
  await phone.sees(/您好/);
});

acceptance('设置写错了，启动时用一句话说明是哪一项', async (stage) => {
  await assert.rejects(startSystem({ folder: `${stage.folder}/wrong`, settings: { DATABASE_URL: 'postgres://somewhere/jiayi' } }), /设置 DATABASE_URL 不是可用的地址/);
  await assert.rejects(startSystem({ folder: `${stage.folder}/wrong`, settings: { DEMO: 'yes' } }), /设置 DEMO 只能是 1（开）或 0（关）/);
});

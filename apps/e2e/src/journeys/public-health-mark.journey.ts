import assert from 'node:assert/strict';

import { acceptance } from '../acceptance.js';
import { choosePlan, openTeamOfMyAddress, readToTheEnd, signByHand, signInByPhone } from '../screens/resident.js';
import { openArea, signInToConsole } from '../screens/staff.js';
import { teamDoctor, unsignedResident } from '../system/demo-people.js';
import { readPdf } from '../system/pdf.js';

const mark = '基本公共卫生服务';

acceptance('[J5] “基本公共卫生服务”的标记出现在每一处：团队、服务包、协议文本、合同、协议文件、管理台', async (stage) => {
  const resident = await unsignedResident(stage.api);
  const phone = await stage.phone('居民');
  await signInByPhone(phone, resident.phone);
  await openTeamOfMyAddress(phone);
  await phone.sees(mark);
  await choosePlan(phone, { period: /^(1|一) ?年|12 ?个月/ });
  await phone.sees(mark);
  await phone.use('下一步：读协议');
  await phone.text('— 全文到这里结束 —').waitFor();
  await phone.text(new RegExp(mark)).scrollIntoViewIfNeeded();
  await phone.picture('协议里的标记');
  await readToTheEnd(phone);
  await phone.use('同意');
  await phone.sees(/这份同意书和刚才的协议是分开的/);
  await readToTheEnd(phone);
  await phone.use('同意');
  await signByHand(phone);
  await phone.use('确认提交');
  await phone.use('看合同');
  await phone.sees(mark);
  await phone.text(mark).scrollIntoViewIfNeeded();
  await phone.picture('合同里的标记');

  const desk = await stage.console('医生');
  await signInToConsole(desk, await teamDoctor(stage.api));
  await openArea(desk, '签约申请');
  await desk.use(resident.name);
  await desk.sees(mark);
  await desk.text(mark).scrollIntoViewIfNeeded();
  await desk.picture('申请里的标记');
  await desk.use(/^接收签约/);
  await desk.use('接收签约');
  await desk.sees(/已接收/);

  const api = await stage.api.asPhone(resident.phone);
  const { items: [contract] } = await api.get<{ items: { id: number; package: { items: { name: string; publicHealth: boolean }[] } }[] }>('/me/contracts');
  assert.ok(contract);
  const marked = contract.package.items.filter(({ publicHealth }) => publicHealth).length;
  const text = readPdf(await api.download(`/contracts/${contract.id}/document.pdf`)).text.replace(/\s/g, '');
  assert.ok(marked > 0);
  assert.ok(text.split(mark).length - 1 >= marked, `${marked} services are of basic public health, the PDF says so ${text.split(mark).length - 1} times`);
});

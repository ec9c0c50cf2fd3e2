import assert from 'node:assert/strict';

import { acceptance } from '../acceptance.js';
import { choosePlan, contractPdf, openTeamOfMyAddress, readToTheEnd, signByHand, signInByPhone } from '../screens/resident.js';
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

  await phone.use('返回');
  await phone.use('看合同');
  await phone.sees('包含的服务');
  await phone.use(/^看全部 \d+ 项服务$/);
  const marks = (text: string): number => text.split(mark).length - 1;
  const onThePhone = marks(await phone.words());
  const inTheFile = marks(readPdf(await contractPdf(phone)).text.replace(/\s/g, ''));
  assert.ok(onThePhone > 0 && inTheFile >= onThePhone, `the phone shows ${onThePhone} marks, the PDF ${inTheFile}`);
});

import assert from 'node:assert/strict';

import { acceptance } from '../acceptance.js';
import { contractPdf, openTeamOfMyAddress, signInByPhone, signWithTeam } from '../screens/resident.js';
import { acceptRequestOf, signInAsDoctorOnPhone, signInToConsole } from '../screens/staff.js';
import { teamDoctor, unsignedResident } from '../system/demo-people.js';
import { readPdf } from '../system/pdf.js';

const oneYear = /^(1|一) ?年|12 ?个月/;
const evidenceCode = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;

acceptance('[J8][J10][L7][L15][L16] 居民在手机上按住址找到团队并签约，医生在管理台接收，居民看到合同、协议文件和存证码', async (stage) => {
  const resident = await unsignedResident(stage.api);
  const phone = await stage.phone('居民');
  await phone.sees('登录');
  await phone.picture('登录');
  await signInByPhone(phone, resident.phone);
  await phone.picture('首页-未签约');
  await openTeamOfMyAddress(phone);
  await phone.sees(/资料核对于|资料还没有核对过/);
  await phone.picture('团队');
  await signWithTeam(phone, { period: oneYear });

  const desk = await stage.console('医生');
  await desk.picture('登录');
  await signInToConsole(desk, await teamDoctor(stage.api));
  await acceptRequestOf(desk, resident.name);

  await phone.use('回首页');
  await phone.sees(/还有 \d+ 天/);
  await phone.picture('首页-已签约');
  await phone.use('看合同');
  await phone.sees('包含的服务');
  await phone.sees(evidenceCode);
  await phone.picture('合同');
  await phone.use('核对存证');
  await phone.picture('核对存证');
  await phone.use('知道了');

  const pdf = readPdf(await contractPdf(phone));
  const words = await phone.words();
  const number = /合同编号\s*(\S+)/.exec(words)?.[1];
  const code = evidenceCode.exec(words)?.[0];
  assert.ok(number && code, words);
  for (const expected of [resident.name, number, code, '家庭医生']) {
    assert.ok(pdf.text.replace(/\s/g, '').includes(expected), `the PDF does not say ${expected}:\n${pdf.text}`);
  }
  assert.ok(pdf.ink.every((share) => share > 0.005), `a page of the PDF is nearly empty: ${pdf.ink.join(', ')}`);
  phone.keep('协议文件', pdf.picture);
});

acceptance('医生看过我的资料，我在隐私中心看得到是谁、为什么', async (stage) => {
  const resident = await unsignedResident(stage.api);
  const doctor = await teamDoctor(stage.api);
  const phone = await stage.phone('居民');
  await signInByPhone(phone, resident.phone);
  await openTeamOfMyAddress(phone);
  await signWithTeam(phone, { period: oneYear });
  const desk = await stage.console('医生');
  await signInToConsole(desk, doctor);
  await acceptRequestOf(desk, resident.name);
  await phone.use('回首页');
  await phone.use('谁看过我的资料');
  await phone.use('谁看过我的资料');
  await phone.sees(new RegExp(`^${doctor.name}（`));
  await phone.picture('谁看过我的资料');
});

acceptance('[J8] 医生在手机上看到申请，接收后居民收到消息', async (stage) => {
  const resident = await unsignedResident(stage.api);
  const phone = await stage.phone('居民');
  await signInByPhone(phone, resident.phone);
  await openTeamOfMyAddress(phone);
  await signWithTeam(phone, { period: oneYear });

  const doctor = await stage.phone('医生');
  await signInAsDoctorOnPhone(doctor, await teamDoctor(stage.api));
  await doctor.sees(resident.name);
  await doctor.picture('签约申请');
  await doctor.use(new RegExp(resident.name));
  await doctor.sees('居民签名');
  await doctor.picture('一份申请');
  await doctor.use('接收签约');
  await doctor.picture('接收确认');
  await doctor.use('确定接收');
  await doctor.sees(/已接收/);
  await doctor.picture('已接收');

  await phone.use('回首页');
  await phone.use(/^消息/);
  await phone.sees(/生效|接收/);
  await phone.picture('消息');
});

import assert from 'node:assert/strict';

import { acceptance } from '../acceptance.js';
import { openTeamOfMyAddress, signInByPhone, signWithTeam } from '../screens/resident.js';
import { openArea, signInAsDoctorOnPhone, signInToConsole } from '../screens/staff.js';
import { elderlyResident, teamDoctor, unsignedResident } from '../system/demo-people.js';

acceptance('[L1] 重点人群的申请排在前面，手机和管理台上一样', async (stage) => {
  const first = await unsignedResident(stage.api);
  const second = await elderlyResident(stage.api);
  for (const resident of [first, second]) {
    const phone = await stage.phone(resident.name);
    await signInByPhone(phone, resident.phone);
    await openTeamOfMyAddress(phone);
    await signWithTeam(phone, { period: /^(1|一) ?年|12 ?个月/ });
  }

  const comesFirst = (words: string): boolean => words.indexOf(second.name) < words.indexOf(first.name) && words.includes(second.name);
  const doctor = await teamDoctor(stage.api);
  const desk = await stage.console('医生');
  await signInToConsole(desk, doctor);
  await openArea(desk, '签约申请');
  const queue = desk.page.getByRole('table', { name: '等待处理的签约申请' });
  await queue.getByText(first.name).waitFor();
  assert.ok(comesFirst(await queue.innerText()), await queue.innerText());
  await desk.picture('重点人群在前');

  const phone = await stage.phone('医生');
  await signInAsDoctorOnPhone(phone, doctor);
  await phone.sees(first.name);
  assert.ok(comesFirst(await phone.words()), await phone.words());
  await phone.picture('重点人群在前');
});

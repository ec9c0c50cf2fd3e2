import assert from 'node:assert/strict';
import { join } from 'node:path';

import { acceptance } from '../acceptance.js';
import { openTeamOfMyAddress, signInByPhone } from '../screens/resident.js';
import { openArea, signInToConsole } from '../screens/staff.js';
import { cityOfficer, countyOfficer } from '../system/demo-people.js';
import { gridOfTheTeam, newcomerHeadings } from '../system/newcomer.js';
import { madeUpIdNumber, writeWorkbook } from '../system/workbook.js';

interface Institution {
  id: number;
  name: string;
  kind: string;
  teamCount: number;
  childCount: number;
}

acceptance('[G1] 9 个中心、86 家机构、146 个团队在一棵机构树里', async (stage) => {
  const desk = await stage.console('县级管理人员');
  await signInToConsole(desk, await countyOfficer(stage.api));
  await desk.sees('签约覆盖率');
  await desk.picture('总览');
  await openArea(desk, '机构');
  const tree = desk.page.getByRole('tree', { name: '机构树' });
  await tree.getByRole('treeitem').first().waitFor();
  await desk.picture('机构树');

  const api = await stage.api.asStaff(await cityOfficer(stage.api));
  const institutions = await allPages<Institution>((cursor) => api.get(`/institutions?limit=100${cursor}`));
  const ofKind = (...kinds: string[]): number => institutions.filter(({ kind }) => kinds.includes(kind)).length;
  assert.equal(ofKind('CENTRE', 'TOWNSHIP_HOSPITAL'), 9);
  assert.equal(ofKind('CENTRE', 'TOWNSHIP_HOSPITAL', 'STATION'), 86);
  const teams = await allPages<{ id: number }>((cursor) => api.get(`/teams?limit=100${cursor}`));
  assert.equal(teams.length, 146);
  await openArea(desk, '医生团队');
  await desk.page.getByRole('table').first().waitFor();
  await desk.picture('团队');
});

acceptance('导入表里有一行写错，逐条说明在哪里、怎么改；改好后全部导入，新居民就能登录、核对身份、找到团队', async (stage) => {
  const grid = await gridOfTheTeam(stage.api);
  const right = madeUpIdNumber('1951-03-08', 126);
  const wrong = right.slice(0, 17) + (right.endsWith('1') ? '2' : '1');
  const newcomer = (idNumber: string): (string | null)[] => ['欧阳㛃', idNumber, '19900000126', '演示路 126 号', grid.code, null];
  const faulty = join(stage.folder, '新居民.xlsx');
  const mended = join(stage.folder, '新居民-改好.xlsx');
  await writeWorkbook(faulty, { 居民: [newcomerHeadings, newcomer(wrong)] });
  await writeWorkbook(mended, { 居民: [newcomerHeadings, newcomer(right)] });

  const desk = await stage.console('县级管理人员');
  await signInToConsole(desk, await countyOfficer(stage.api));
  await openArea(desk, '数据导入');
  await desk.picture('导入');
  await desk.page.locator('input[type=file]').setInputFiles(faulty);
  await desk.sees('有 1 处要改，所以什么都没有导入。');
  const fault = desk.page.getByRole('row').filter({ hasText: '身份证号' }).filter({ hasText: '居民' }).last();
  assert.match(await fault.innerText(), /居民\s+2\s+身份证号[\s\S]*校验/);
  assert.ok(!(await fault.innerText()).includes(wrong), 'the whole ID number is shown');
  await desk.picture('有一行写错');

  await desk.use('重新上传');
  await desk.page.locator('input[type=file]').setInputFiles(mended);
  await desk.sees('检查通过');
  await desk.picture('检查通过');
  await desk.use('确认导入');
  await desk.sees(/^已导入，/);
  await desk.picture('已导入');

  const phone = await stage.phone('新居民');
  await signInByPhone(phone, '19900000126');
  await phone.use('去核对身份');
  await phone.fill('姓名', '欧阳㛃');
  await phone.fill('身份证号', right);
  await phone.picture('核对身份');
  await phone.use('下一步');
  await phone.use('对，提交');
  await phone.sees('身份已核对');
  await phone.picture('身份已核对');
  await phone.use('找家庭医生团队');
  await phone.sees(`负责您家（${grid.name}）的团队`);
  await phone.goHome();
  await openTeamOfMyAddress(phone);
});

/** Everything of a list that comes in pages. */
async function allPages<Item>(load: (cursor: string) => Promise<{ items: Item[]; nextCursor: string | null }>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Item[]; nextCursor: string | null } = await load(cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

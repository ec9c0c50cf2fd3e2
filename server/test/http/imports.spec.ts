import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { composeIdentityNumber } from '@jiayi/domain';
import { ImportFaultRepository } from '../../src/imports/import-fault.repository.js';
import { ImportWorker } from '../../src/imports/index.js';
import { FieldCipher } from '../../src/platform/crypto/index.js';
import { Workbook } from '../../src/platform/spreadsheet/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { hostileFiles } from '../support/hostile-workbooks.js';
import { checkedImport, faultLines, filledWorkbook, settledImport, upload, wholeImport } from '../support/imports.js';
import { request } from '../support/request.js';

// Each test starts processes, which takes its time on a busy machine.
jest.setTimeout(60_000);

let application: TestApplication;
let county: TestCounty;
let officer: TestPerson;
let countyCode: string;

const idNumber = (birthDate: string, sequence: number): string => composeIdentityNumber('990199', birthDate, sequence);
const codeOf = async (table: string, id: number): Promise<string> =>
  (await application.database.query<{ code: string }>(`SELECT code FROM ${table} WHERE id = ?`, [id]))[0]?.code ?? '';
const countOf = async (table: string): Promise<number> => Number((await application.database.query<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table}`))[0]?.count);

const institutions = () => [
  { 机构编码: 'C1', 机构名称: '东风社区卫生服务中心', 机构类别: '社区卫生服务中心', 上级机构编码: countyCode, 地址: '东风路 1 号', 电话: '0490-6000001', 经度: 123.5, 纬度: 36.5 },
  { 机构编码: 'S1', 机构名称: '东风社区卫生服务站', 机构类别: '社区卫生服务站', 上级机构编码: 'C1' },
];
const grids = [{ 网格编码: 'W1', 网格名称: '第一网格', 管理机构编码: 'S1' }, { 网格编码: 'W2', 网格名称: '第二网格', 管理机构编码: 'C1' }];
const teams = [{ 团队编码: 'T1', 团队名称: '东风团队', 所属机构编码: 'C1', 签约名额: 500, 负责网格编码: 'W1、W2', 团队介绍: '介绍' }];
const members = [
  { 人员编码: 'P1', 姓名: '李明', 人员类别: '全科医生', 执业证书编号: '9911', 证书有效期至: '2030年1月2日', 任职机构编码: 'C1', 团队编码: 'T1', 团队角色: '团队长', 职称: '主治医师' },
  { 人员编码: 'P2', 姓名: '王芳', 人员类别: '护士', 执业证书编号: '9912', 任职机构编码: 'C1', 团队编码: 'T1', 团队角色: '护士' },
];
const residents = [
  { 姓名: '张三', 身份证号: idNumber('1950-03-04', 1), 性别: '男', 出生日期: 18_326, 手机号: 16_012_345_678, 住址: '东风路 2 号', 网格编码: 'W1', 已知疾病: '高血压（2016-3-1）；青光眼', 人群标记: '残疾人' },
  { 姓名: '古丽·买买提', 身份证号: idNumber('1990-11-05', 2), 手机号: '160 0000 0001', 网格编码: 'W2' },
];

beforeAll(async () => {
  application = await startTestApplication();
  county = await TestCounty.make(application);
  officer = await county.addStaff('COUNTY_OFFICER', county.institutions.county);
  countyCode = await codeOf('institution', county.institutions.county.id);
}, 120_000);
afterAll(() => application?.close());

describe('a right workbook', () => {
  test('is checked, confirmed and applied whole; ID numbers and phones are encrypted; the grid leads to the team', async () => {
    const bytes = await filledWorkbook({ 机构: institutions(), 网格: grids, 团队: teams, 团队成员: members, 居民: residents });
    const before = await countOf('resident');
    const checked = await checkedImport(application, officer.token, bytes);
    expect(checked.body).toMatchObject({
      state: 'READY', faultCount: 0, failure: null, fileName: '名单.xlsx', createdByName: officer.name,
      counts: { institutions: { added: 2 }, grids: { added: 2 }, teams: { added: 1 }, members: { added: 2 }, residents: { added: 2, changed: 0, unchanged: 0 } },
    });
    expect(await countOf('resident')).toBe(before);
    const confirmed = await request(application.application, 'POST', `/imports/${checked.body.id}/confirmation`, { token: officer.token, body: {} });
    expect(confirmed.status).toBe(202);
    expect((await settledImport(application, officer.token, checked.body.id)).body).toMatchObject({ state: 'DONE', progress: { phase: 'FINISHED' }, finishedAt: expect.any(String) });

    const cipher = application.application.get(FieldCipher);
    const [resident] = await application.database.query<Record<string, string | number>>('SELECT * FROM resident WHERE id_number_index = ?', [cipher.index(residents[0]!.身份证号, 'id-number')]);
    expect(resident).toMatchObject({ name: '张三', sex: 'M', birth_date: '1950-03-04', address: '东风路 2 号', is_key_group: 1 });
    expect(cipher.decrypt(String(resident!['phone_cipher']), 'phone')).toBe('16012345678');
    expect(JSON.stringify(resident)).not.toContain('16012345678');
    const conditions = await application.database.query('SELECT code, name, since FROM resident_condition WHERE resident_id = ? ORDER BY code', [resident!['id']!]);
    expect(conditions.map((row) => ({ ...(row as object) }))).toEqual([
      expect.objectContaining({ code: 'HYPERTENSION', since: '2016-03-01' }), expect.objectContaining({ code: 'OTHER', name: '青光眼', since: null }),
    ]);
    const [place] = await application.database.query<{ team: string; path: string }>(
      'SELECT t.code AS team, i.path FROM resident r JOIN grid g ON g.id = r.grid_id JOIN team t ON t.id = g.team_id JOIN institution i ON i.id = r.institution_id WHERE r.id = ?', [resident!['id']!],
    );
    expect(place!.team).toBe('T1');
    expect(place!.path.startsWith(county.institutions.county.path)).toBe(true);
    expect(await countOf('import_resident')).toBe(0);
  });

  test('changes nothing the second time', async () => {
    const tables = ['institution', 'grid', 'team', 'team_member', 'practitioner', 'resident', 'resident_group', 'resident_condition'];
    const state = async () => JSON.stringify(await Promise.all(tables.map((table) => application.database.query(`SELECT * FROM ${table} ORDER BY 1, 2`))), (key, value: unknown) => (key === '_metadata' ? undefined : value));
    const before = await state();
    application.clock.advance(1_000);
    const { body } = await wholeImport(application, officer.token, await filledWorkbook({ 机构: institutions(), 网格: grids, 团队: teams, 团队成员: members, 居民: residents }));
    const unchanged = (count: number) => ({ added: 0, changed: 0, unchanged: count });
    expect(body).toMatchObject({ state: 'DONE', counts: { institutions: unchanged(2), grids: unchanged(2), teams: unchanged(1), members: unchanged(2), residents: unchanged(2) } });
    expect(await state()).toBe(before);
  });

  test('updates what it says differently; blank cells keep, 无 clears, absence deletes nothing', async () => {
    const { body } = await wholeImport(application, officer.token, await filledWorkbook({
      机构: [{ ...institutions()[0]!, 机构名称: '东风中心医院社区卫生服务中心', 电话: null, 经度: null, 纬度: null }],
      团队: [{ ...teams[0]!, 签约名额: 600, 负责网格编码: null }],
      团队成员: [{ ...members[1]!, 职称: '主管护师' }],
      居民: [{ ...residents[0]!, 住址: '无', 手机号: null, 已知疾病: '糖尿病', 人群标记: '脱贫人口' }],
    }));
    const one = { added: 0, changed: 1, unchanged: 0 };
    expect(body).toMatchObject({ state: 'DONE', counts: { institutions: one, teams: one, members: one, residents: one } });
    const [resident] = await application.database.query<{ id: number; address: string | null; phone: string | null }>('SELECT id, address, phone_index AS phone FROM resident WHERE name = ?', ['张三']);
    expect(resident).toMatchObject({ address: null, phone: expect.any(String) });
    const codes = async (table: string, column: string) => (await application.database.query<{ code: string }>(`SELECT ${column} AS code FROM ${table} WHERE resident_id = ? ORDER BY ${column}`, [resident!.id])).map(({ code }) => code);
    expect(await codes('resident_condition', 'code')).toEqual(['DIABETES', 'HYPERTENSION', 'OTHER']);
    expect(await codes('resident_group', 'group_code')).toEqual(['POVERTY_RELIEVED']);
    const [institution] = await application.database.query('SELECT name, phone, latitude FROM institution WHERE code = ?', ['C1']);
    expect(institution).toMatchObject({ name: '东风中心医院社区卫生服务中心', phone: '0490-6000001', latitude: 36_500_000 });
    const [team] = await application.database.query('SELECT places.capacity, COUNT(g.id) AS grids FROM team t JOIN team_places places ON places.team_id = t.id JOIN grid g ON g.team_id = t.id WHERE t.code = ? GROUP BY places.capacity', ['T1']);
    expect(team).toMatchObject({ capacity: 600, grids: 2 });
  });

  test('moves an institution with everything below it', async () => {
    const other = await codeOf('institution', county.institutions.otherCentre.id);
    await wholeImport(application, officer.token, await filledWorkbook({ 机构: [{ 机构编码: 'S1', 机构名称: '东风社区卫生服务站', 机构类别: '社区卫生服务站', 上级机构编码: other }] }));
    const [station] = await application.database.query<{ path: string; depth: number; id: number }>('SELECT id, path, depth FROM institution WHERE code = ?', ['S1']);
    expect(station).toMatchObject({ path: `${county.institutions.otherCentre.path}${station!.id}/`, depth: 5 });
  });
});

describe('faults', () => {
  test('are listed one by one, masked, with what was probably meant, and nothing is applied', async () => {
    const counts = [await countOf('institution'), await countOf('resident'), await countOf('team')];
    const right = idNumber('1980-01-02', 11);
    const wrongCheck = `${right.slice(0, 17)}${right.endsWith('1') ? '2' : '1'}`;
    const checked = await checkedImport(application, officer.token, await filledWorkbook({
      机构: [
        { 机构编码: 'A', 机构名称: '甲中心', 机构类别: '社区卫生服务中兴', 上级机构编码: countyCode },
        { 机构编码: 'B', 机构名称: '乙站', 机构类别: '社区卫生服务站', 上级机构编码: countyCode },
        { 机构编码: 'D', 机构名称: '丁站', 机构类别: '社区卫生服务站', 上级机构编码: 'C9' },
        { 机构编码: 'E', 机构名称: '戊站', 机构类别: '社区卫生服务站', 上级机构编码: 'F' },
        { 机构编码: 'F', 机构名称: '己站', 机构类别: '社区卫生服务站', 上级机构编码: 'E' },
        { 机构编码: 'C1', 机构名称: '东风', 机构类别: '乡镇卫生院', 上级机构编码: countyCode },
        { 机构编码: 'G', 机构名称: '庚站', 机构类别: '社区卫生服务站', 上级机构编码: 'C1' },
        { 机构编码: 'G', 机构名称: '庚站', 机构类别: '社区卫生服务站', 上级机构编码: 'C1' },
      ],
      团队: [
        { 团队编码: 'T2', 团队名称: '二队', 所属机构编码: '东风中心医院社区卫生服务中心', 签约名额: '很多' },
        { 团队编码: 'T3', 团队名称: '三队', 所属机构编码: 'C1', 负责网格编码: 'W1、W01' },
        { 团队编码: 'T4', 团队名称: '四队', 所属机构编码: countyCode },
      ],
      团队成员: [
        { 人员编码: 'P9', 姓名: '赵', 人员类别: '护士', 执业证书编号: '1', 任职机构编码: 'C1' },
        { 人员编码: 'P8', 姓名: '钱进', 人员类别: '护士', 执业证书编号: '1', 任职机构编码: 'C1', 团队编码: 'T1', 团队角色: '团队长' },
        { 人员编码: 'P7', 姓名: '孙进', 人员类别: '全科医生', 任职机构编码: 'C1' },
      ],
      居民: [
        { 姓名: '甲一', 身份证号: wrongCheck, 网格编码: 'W1' },
        { 姓名: '甲二', 身份证号: right, 性别: '女', 出生日期: '1980-01-03', 网格编码: 'W1' },
        { 姓名: '甲三', 身份证号: 2.2e17, 网格编码: 'W1' },
        { 姓名: '甲四', 身份证号: idNumber('1980-01-02', 13), 手机号: '12345678901', 出生日期: '1980年2月30日', 网格编码: 'W1' },
        { 姓名: '甲五', 身份证号: idNumber('1980-01-02', 15), 网格编码: 'W11', 人群标记: '脱贫人' },
        { 姓名: '甲六', 身份证号: idNumber('1980-01-02', 17), 网格编码: 'W1' },
        { 姓名: '甲七', 身份证号: idNumber('1980-01-02', 17), 网格编码: 'W1' },
        { 姓名: '甲八', 身份证号: idNumber('1980-01-02', 19) },
      ],
    }));
    expect(checked.body).toMatchObject({ state: 'FAULTY', finishedAt: expect.any(String) });
    const lines = await faultLines(application, officer.token, checked.body.id);
    expect(lines).toHaveLength(checked.body.faultCount);
    const expected = [
      '机构 2 机构类别 没有“社区卫生服务中兴”这一项，是不是“社区卫生服务中心”？ [社区卫生服务中兴]',
      '机构 3 上级机构编码 社区卫生服务站或村卫生室的上级应为社区卫生服务中心或乡镇卫生院，不能是县级卫生健康行政部门“county机构”',
      '机构 4 上级机构编码 没有编码为“C9”的机构，是不是“C1”？ [C9]',
      '机构 5 上级机构编码 上下级关系成了一个圈：E → F → E [F]',
      '机构 6 上级机构编码 上下级关系成了一个圈：E → F → E [E]',
      '机构 7 机构类别 这家机构登记的类别是“社区卫生服务中心”，不能通过导入更改 [乡镇卫生院]',
      '机构 9 机构编码 机构编码与第 8 行重复（第 8 行和第 9 行），请只保留一行',
      '团队 2 所属机构编码 编码只能用字母、数字、横线、下划线和点，最多 32 位',
      '团队 2 签约名额 应为 0 到 100000 之间的整数 [很多]',
      '团队 3 负责网格编码 没有编码为“W01”的网格，是不是“W1”？ [W01]',
      '团队 4 所属机构编码 “county机构”是卫生健康行政部门，请填写医院、中心、卫生院、站或村卫生室',
      '团队成员 2 姓名 姓名应为 2 到 50 个字 [赵]',
      '团队成员 3 团队角色 团队长须由医师担任，护士不能担任 [团队长]',
      '团队成员 4 执业证书编号 全科医生必须填写执业证书编号',
      `居民 2 身份证号 身份证号有一位写错了（校验码不符） [9****************${wrongCheck.slice(-1)}]`,
      '居民 3 性别 性别与身份证号不一致（身份证号显示为男）',
      '居民 3 出生日期 出生日期与身份证号不一致',
      '居民 4 身份证号 号码被存成了“数字”格式，末几位已经丢失；请先把整列设为“文本”格式，再重新填写',
      '居民 5 出生日期 日期不存在或写法不对，请写成 1980-01-02 的样子 [1980年2月30日]',
      '居民 5 手机号 手机号应为 1 开头的 11 位数字 [123****8901]',
      '居民 6 网格编码 没有编码为“W11”的网格，是不是“W1”？ [W11]',
      '居民 6 人群标记 没有“脱贫人”这个人群，是不是“脱贫人口”？',
      '居民 8 身份证号 身份证号与第 7 行重复（第 7 行和第 8 行），请只保留一行',
      '居民 9 网格编码 网格编码和管理机构编码至少填一项',
    ];
    for (const line of expected) expect(lines.filter((each) => each.startsWith(line))).toHaveLength(1);
    expect(lines).toHaveLength(expected.length);
    expect(lines.join()).not.toContain(right);
    expect([await countOf('institution'), await countOf('resident'), await countOf('team')]).toEqual(counts);

    const refused = await request(application.application, 'POST', `/imports/${checked.body.id}/confirmation`, { token: officer.token, body: {} });
    expect(refused).toMatchObject({ status: 409, body: { code: 'IMPORT_HAS_FAULTS' } });
    const sheet = await request(application.application, 'GET', `/imports/${checked.body.id}/faults.xlsx`, { token: officer.token });
    expect((await cellsOf(sheet.raw))['错误清单']).toHaveLength(lines.length + 1);
  });

  test('rows outside of the importer’s region are refused; rows above that only repeat what is on file are not', async () => {
    const [foreign, city] = [await codeOf('institution', county.institutions.foreignCentre.id), await codeOf('institution', county.institutions.city.id)];
    const province = await codeOf('institution', county.institutions.province.id);
    const stranger = await county.addResident(county.institutions.foreignCentre, { account: false });
    const [row] = await application.database.query<{ cipher: string }>('SELECT id_number_cipher AS cipher FROM resident WHERE id = ?', [stranger.residentId]);
    const strangersNumber = application.application.get(FieldCipher).decrypt(row!.cipher, 'id-number');
    const kinds = { county: '县级卫生健康行政部门', city: '市级卫生健康行政部门' };
    const checked = await checkedImport(application, officer.token, await filledWorkbook({
      机构: [
        { 机构编码: city, 机构名称: 'city机构', 机构类别: kinds.city, 上级机构编码: province },
        { 机构编码: countyCode, 机构名称: 'county机构', 机构类别: kinds.county, 上级机构编码: city },
        { 机构编码: 'X1', 机构名称: '邻县的站', 机构类别: '社区卫生服务站', 上级机构编码: foreign },
        { 机构编码: 'X2', 机构名称: '另一个县', 机构类别: kinds.county, 上级机构编码: city },
      ],
      团队: [{ 团队编码: 'T7', 团队名称: '邻县的队', 所属机构编码: foreign }],
      居民: [{ 姓名: '外县人', 身份证号: strangersNumber, 网格编码: 'W1' }, { 姓名: '某人', 身份证号: idNumber('1970-01-01', 1), 管理机构编码: foreign }],
    }));
    expect((await faultLines(application, officer.token, checked.body.id)).map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      '机构 4 上级机构编码 上级机构不在您的管理范围内，请删去这一行', '机构 5 上级机构编码 上级机构不在您的管理范围内，请删去这一行', '团队 2 所属机构编码 机构不在您的管理范围内，请删去这一行',
      '居民 2 身份证号 这个人已登记在其他地区，不在您的管理范围内，请删去这一行；需要转入时请联系登记地', '居民 3 管理机构编码 机构不在您的管理范围内，请删去这一行',
    ]);
  });

  test('what became impossible after the check is a fault, and nothing at all is applied', async () => {
    const checked = await checkedImport(application, officer.token, await filledWorkbook({
      机构: [{ 机构编码: 'S8', 机构名称: '新站', 机构类别: '社区卫生服务站', 上级机构编码: 'C1' }],
      团队: [{ 团队编码: 'T1', 团队名称: '东风团队', 所属机构编码: 'C1', 签约名额: 3 }],
      居民: [{ 姓名: '新来的', 身份证号: idNumber('1971-01-01', 1), 管理机构编码: 'S8' }],
    }));
    expect(checked.body.state).toBe('READY');
    await application.unitOfWork.run(() => application.database.execute('UPDATE team_places SET taken = 5 WHERE team_id = (SELECT id FROM team WHERE code = ?)', ['T1']));
    await request(application.application, 'POST', `/imports/${checked.body.id}/confirmation`, { token: officer.token, body: {} });
    expect((await settledImport(application, officer.token, checked.body.id)).body).toMatchObject({ state: 'FAULTY', faultCount: 1 });
    expect(await faultLines(application, officer.token, checked.body.id)).toEqual(['团队 2 签约名额 签约名额已少于现在占用的名额，请调大后重新上传 [3]']);
    expect(await application.database.query('SELECT 1 FROM institution WHERE code = ?', ['S8'])).toEqual([]);
    expect(await application.database.query('SELECT 1 FROM resident WHERE name = ?', ['新来的'])).toEqual([]);
  });

  test('a workbook without our sheets, with a misnamed sheet, without a needed column', async () => {
    const empty = await checkedImport(application, officer.token, await filledWorkbook({ 居民: [] }));
    expect(empty.body).toMatchObject({ state: 'READY', counts: { residents: { added: 0 } } });
    const { buffer } = await import('node:stream/consumers');
    const { writeWorkbook } = await import('../../src/platform/spreadsheet/index.js');
    const sheet = (name: string, headings: string[], rows: string[][]) => ({ name, columns: headings.map((heading) => ({ heading, width: 9 })), rows });
    const misnamed = await checkedImport(application, officer.token, await buffer(writeWorkbook([sheet('居民名单', ['姓名', '身份证号'], [])])));
    expect(await faultLines(application, officer.token, misnamed.body.id)).toEqual([
      '居民名单 1 - 不认识的工作表“居民名单”，是不是“居民”？请改名', '居民名单 1 - 没有找到可以导入的工作表，名称应为：机构、网格、团队、团队成员、居民',
    ]);
    const columns = await checkedImport(application, officer.token, await buffer(writeWorkbook([sheet('居民', ['姓 名', '住地', '性别'], [['张三', '', '男']])])));
    expect(await faultLines(application, officer.token, columns.body.id)).toEqual(['居民 1 B 列 不认识的表头“住地”，是不是“住址”？', '居民 1 - 缺少必填的列：身份证号']);
  });
});

describe('hostile files', () => {
  const chosen = ['a compression bomb', 'a bomb that claims to be small', 'a million columns', 'an external entity', 'a formula', 'a path out of the archive', 'a truncated archive', 'a CSV renamed to .xlsx', 'a macro project'];

  test.each(hostileFiles().filter(({ name }) => chosen.includes(name)))('$name is refused with a sentence while others are served', async ({ bytes }) => {
    const started = await upload(application, officer.token, bytes, '../../../etc/passwd');
    expect(started).toMatchObject({ status: 202, body: { fileName: 'passwd' } });
    let done = false;
    const settled = settledImport(application, officer.token, started.body.id).finally(() => { done = true; });
    let served = 0;
    let slowest = 0;
    while (!done) {
      const before = performance.now();
      expect((await request(application.application, 'GET', '/system')).status).toBe(200);
      slowest = Math.max(slowest, performance.now() - before);
      served += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect((await settled).body).toMatchObject({ state: 'FAILED', failure: expect.stringMatching(/^[“\p{Script=Han}][^]*。$/u) });
    expect(served).toBeGreaterThan(3);
    expect(slowest).toBeLessThan(1_000);
  });

  test('leave no file behind', () => {
    expect(readdirSync(join(application.settings.dataFolder, 'imports'))).toEqual([]);
  });
});

describe('around the upload', () => {
  test('no file, another field, or no form at all: a sentence', async () => {
    expect(await upload(application, officer.token, Buffer.from('x'), 'a.xlsx', 'other')).toMatchObject({ status: 400, body: { code: 'WORKBOOK_MISSING' } });
    expect(await request(application.application, 'POST', '/imports', { token: officer.token, body: { file: 'x' } })).toMatchObject({ status: 400, body: { code: 'WORKBOOK_MISSING' } });
  });

  test('only one import into a region at once; another region is free', async () => {
    const other = await county.addStaff('COUNTY_OFFICER', county.institutions.otherCounty);
    const bytes = await filledWorkbook({ 居民: [] });
    const first = await upload(application, officer.token, bytes);
    expect(first.status).toBe(202);
    expect(await upload(application, officer.token, bytes)).toMatchObject({ status: 409, body: { code: 'IMPORT_BUSY' } });
    const elsewhere = await upload(application, other.token, bytes);
    expect(elsewhere.status).toBe(202);
    expect(await request(application.application, 'GET', `/imports/${first.body.id}`, { token: other.token })).toMatchObject({ status: 404 });
    await settledImport(application, officer.token, first.body.id);
    await settledImport(application, other.token, elsewhere.body.id);
  });

  test('who is no officer may not even download the template', async () => {
    const doctor = await county.addStaff('DOCTOR', county.institutions.centre);
    expect((await request(application.application, 'GET', '/imports/template.xlsx', { token: doctor.token })).status).toBe(403);
    expect((await upload(application, doctor.token, Buffer.from('x'))).status).toBe(403);
    expect((await upload(application, undefined, Buffer.from('x'))).status).toBe(401);
  });

  test('the template has every sheet and heading and is itself a right, empty workbook', async () => {
    const { raw, headers } = await request(application.application, 'GET', '/imports/template.xlsx', { token: officer.token });
    expect(headers['content-disposition']).toContain(encodeURIComponent('家医导入模板.xlsx'));
    const sheets = await cellsOf(raw);
    expect(Object.keys(sheets)).toEqual(['填写说明', '机构', '网格', '团队', '团队成员', '居民']);
    expect(sheets['居民']).toEqual([['姓名', '身份证号', '性别', '出生日期', '手机号', '住址', '网格编码', '管理机构编码', '已知疾病', '人群标记', '备注']]);
    expect((await checkedImport(application, officer.token, raw)).body).toMatchObject({ state: 'READY', faultCount: 0 });
  });

  test('a job is listed, discarded, and then cannot be confirmed; the list has pages', async () => {
    const { body } = await checkedImport(application, officer.token, await filledWorkbook({ 居民: [residents[1]!] }));
    expect((await request(application.application, 'DELETE', `/imports/${body.id}`, { token: officer.token })).status).toBe(204);
    expect(await request(application.application, 'POST', `/imports/${body.id}/confirmation`, { token: officer.token, body: {} })).toMatchObject({ status: 409, body: { code: 'IMPORT_STATE_CHANGED' } });
    const first = await request(application.application, 'GET', '/imports?limit=2', { token: officer.token });
    expect(first.body.items[0]).toMatchObject({ id: body.id, state: 'DISCARDED', stateName: '已作废' });
    const second = await request(application.application, 'GET', `/imports?limit=2&cursor=${first.body.nextCursor}`, { token: officer.token });
    expect(second.body.items[0].id).toBeLessThan(first.body.items[1].id);
    await application.application.get(ImportWorker).sweep();
    expect(await countOf('import_resident')).toBe(0);
  });
});

describe('crashes', () => {
  const rows = () => filledWorkbook({ 居民: [{ 姓名: '崩溃前', 身份证号: idNumber('1972-01-01', 1), 网格编码: 'W1' }] });
  const setState = (id: number, state: string) => application.unitOfWork.run(() => application.database.execute(
    'UPDATE import_job SET state = ?, lease_token = ?, lease_until = ? WHERE id = ?', [state, 'gone', '2020-01-01 00:00:00.000', id],
  ));

  test('a check whose process is killed fails with a sentence', async () => {
    const { body } = await upload(application, officer.token, await rows());
    const { CheckRunner } = await import('../../src/imports/check/check-runner.js');
    application.application.get(CheckRunner).stop(body.id as number);
    expect((await settledImport(application, officer.token, body.id)).body).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('没有导入任何数据') });
  });

  test('an abandoned check fails, an abandoned import can be confirmed again', async () => {
    const { body } = await checkedImport(application, officer.token, await rows());
    await setState(body.id, 'IMPORTING');
    await application.application.get(ImportWorker).sweep();
    const abandoned = await request(application.application, 'GET', `/imports/${body.id}`, { token: officer.token });
    expect(abandoned.body).toMatchObject({ state: 'READY', failure: expect.stringContaining('可以再次确认') });
    await request(application.application, 'POST', `/imports/${body.id}/confirmation`, { token: officer.token, body: {} });
    expect((await settledImport(application, officer.token, body.id)).body).toMatchObject({ state: 'DONE', failure: null, counts: { residents: { added: 1 } } });
    await setState(body.id, 'CHECKING');
    await application.application.get(ImportWorker).sweep();
    expect((await request(application.application, 'GET', `/imports/${body.id}`, { token: officer.token })).body).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('请重新上传') });
  });

  test('a job that nobody confirms for two days is discarded and its rows removed', async () => {
    const { body } = await checkedImport(application, officer.token, await rows());
    application.clock.advance(3 * 86_400_000);
    await application.application.get(ImportWorker).sweep();
    expect((await request(application.application, 'GET', `/imports/${body.id}`, { token: officer.token })).body).toMatchObject({ state: 'DISCARDED' });
    expect(await countOf('import_resident')).toBe(0);
  });
});

test('lists of faults are forgotten after three months', async () => {
  const faulty = await checkedImport(application, officer.token, await filledWorkbook({ 网格: [{ 网格编码: 'W5', 网格名称: '甲', 管理机构编码: 'NONE' }] }));
  const repository = application.application.get(ImportFaultRepository);
  expect(await repository.list(faulty.body.id, null, 10)).toHaveLength(1);
  application.clock.advance(91 * 86_400_000);
  await application.application.get(ImportWorker).sweep();
  expect(await repository.list(faulty.body.id, null, 10)).toEqual([]);
});

async function cellsOf(bytes: Buffer): Promise<Record<string, string[][]>> {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  writeFileSync(join(folder, 'a.xlsx'), bytes);
  const workbook = await Workbook.open(join(folder, 'a.xlsx'), { temporaryFolder: folder });
  const found: Record<string, string[][]> = {};
  for (const name of workbook.sheetNames) {
    found[name] = [];
    for await (const rows of workbook.sheet(name)?.rows() ?? []) {
      for (const row of rows) found[name].push(Array.from(row.cells, (cell) => (cell?.kind === 'TEXT' ? cell.text : cell?.kind === 'NUMBER' ? cell.source : '')));
    }
  }
  workbook.close();
  rmSync(folder, { recursive: true });
  return found;
}

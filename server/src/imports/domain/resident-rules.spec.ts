import { composeIdentityNumber, type KeyGroupRule } from '@jiayi/domain';
import { ImportRow, type ImportValue } from './import-row.js';
import { KnownDirectory } from './known-directory.js';
import { ResidentRules } from './resident-rules.js';

const today = '2026-11-22';
const idNumber = composeIdentityNumber('990101', '1980-01-02', 2);
const institutions = new Map([
  ['Z', { id: 1, code: 'Z', name: '中心', kind: 'CENTRE' as const, parentCode: null, path: '/1/' }], ['Y', { id: 2, code: 'Y', name: '外县中心', kind: 'CENTRE' as const, parentCode: null, path: '/2/' }],
]);
const grids = new Map([['W', { code: 'W', institutionCode: 'Z' }], ['V', { code: 'V', institutionCode: 'Y' }]]);
const rules: KeyGroupRule[] = [
  { code: 'ELDERLY_65', origin: { kind: 'AGE', minimum: 65, maximum: null } }, { code: 'DISABLED', origin: { kind: 'FLAG' } },
  { code: 'HYPERTENSION', origin: { kind: 'CONDITION', conditions: ['HYPERTENSION'] } },
];

const check = (values: Record<string, ImportValue>) => {
  const faults: string[] = [];
  const known = new KnownDirectory({ institutions, grids, teams: new Map() }, ['/1/']);
  const row = new ImportRow(2, new Map<string, ImportValue>(Object.entries({ name: '王小红', idNumber, gridCode: 'W', ...values })));
  const resident = new ResidentRules(known, rules, today).check(row, (column, reason) => void faults.push(`${column}：${reason}`));
  return { resident, faults };
};

test('sex and birth date come from the ID number, the institution from the grid', () => {
  expect(check({}).resident).toEqual({
    rowNumber: 2, name: '王小红', idNumber, sex: 'F', birthDate: '1980-01-02', phone: null, address: null, gridCode: 'W', institutionCode: 'Z', conditions: [], groups: null,
  });
  expect(check({ gridCode: null, institutionCode: 'Z' }).resident).toMatchObject({ gridCode: null, institutionCode: 'Z' });
});

test.each<[readonly string[], object[]]>([
  [['高血压（2016-3-1）', '原发性高血压'], [{ code: 'HYPERTENSION', name: '高血压', since: '2016-03-01' }]],
  [['高血压(2018年5月6日)', '高血压（2016-03-01）'], [{ code: 'HYPERTENSION', name: '高血压', since: '2016-03-01' }]],
  [['青光眼', '痛风', '青光眼'], [{ code: 'OTHER', name: '青光眼、痛风', since: null }]],
  [['2型糖尿病'], [{ code: 'DIABETES', name: '糖尿病', since: null }]],
])('conditions %p', (conditions, expected) => expect(check({ conditions }).resident?.conditions).toEqual(expected));

test('a group that follows from age is left out, one that follows from an illness becomes the illness, flags are kept', () => {
  expect(check({ groups: ['残疾人', '65 岁及以上老年人', '高血压患者'] }).resident).toMatchObject({ groups: ['DISABLED'], conditions: [{ code: 'HYPERTENSION', name: '高血压', since: null }] });
  expect(check({ groups: [] }).resident?.groups).toEqual([]);
});

test.each<[Record<string, ImportValue>, string]>([
  [{ sex: 'M' }, '性别：性别与身份证号不一致（身份证号显示为女）'],
  [{ birthDate: '1980-01-03' }, '出生日期：出生日期与身份证号不一致'],
  [{ gridCode: null }, '网格编码：网格编码和管理机构编码至少填一项'],
  [{ gridCode: 'V' }, '网格编码：网格不在您的管理范围内，请删去这一行'],
  [{ gridCode: 'WW' }, '网格编码：没有编码为“WW”的网格，是不是“W”？'],
  [{ institutionCode: '中心' }, '管理机构编码：没有编码为“中心”的机构，是不是“Z”？'],
  [{ conditions: ['高血压（去年）'] }, '已知疾病：括号里的确诊日期不存在或写法不对'],
  [{ conditions: ['高血压（1979-01-01）'] }, '已知疾病：确诊日期早于出生日期，或在今天以后'],
  [{ conditions: ['高血压（2027-01-01）'] }, '已知疾病：确诊日期早于出生日期，或在今天以后'],
  [{ conditions: ['病'.repeat(40), '症'.repeat(40)] }, '已知疾病：疾病名称合起来超过 64 个字'],
  [{ groups: ['残疾'] }, '人群标记：没有“残疾”这个人群，是不是“残疾人”？'],
])('%p is a fault', (values, fault) => {
  const { resident, faults } = check(values);
  expect(resident).toBeNull();
  expect(faults).toEqual([expect.stringContaining(fault)]);
});

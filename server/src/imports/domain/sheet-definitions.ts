import { institutionKinds, ownerships, practitionerKinds, sexNames, teamRoles } from '@jiayi/domain';
import type { Choice, ColumnDefinition, SheetDefinition, SheetKey } from './column.js';

const choicesOf = (names: Readonly<Record<string, string | { name: string }>>, aliases: Readonly<Record<string, readonly string[]>> = {}): Choice[] =>
  Object.entries(names).map(([code, name]) => ({ code, label: typeof name === 'string' ? name : name.name, aliases: aliases[code] }));

const institutionKindChoices = choicesOf(institutionKinds, {
  PROVINCE: ['省', '省级', '省级卫生健康委'],
  CITY: ['市', '市级', '市级卫生健康委'],
  COUNTY: ['县', '区', '县级', '区级', '县（区）', '县级卫生健康局'],
  LEAD_HOSPITAL: ['县级医院', '县医院', '县域医共体牵头医院'],
  STATION: ['社区卫生服务站', '村卫生室', '服务站', '卫生室'],
});

const practitionerKindChoices = choicesOf(practitionerKinds, {
  CLINICIAN: ['临床医生'],
  TCM_DOCTOR: ['中医医生', '中医'],
  VILLAGE_DOCTOR: ['村医'],
  PUBLIC_HEALTH_DOCTOR: ['公卫医师', '公共卫生医生'],
  RETIRED_DOCTOR: ['银龄医师', '退休医师', '退休医生'],
  SPECIALIST: ['专科医生'],
  ASSISTANT: ['助理'],
});

const teamRoleChoices = choicesOf(teamRoles, { LEADER: ['队长', '组长'], DOCTOR: ['医生'], PUBLIC_HEALTH: ['公卫'], GUIDANCE: ['指导员'] });
const sexChoices = choicesOf(sexNames, { M: ['男性'], F: ['女性'] });

const code = (key: string, heading: string, note: string, example: string, more: Partial<ColumnDefinition> = {}): ColumnDefinition =>
  ({ key, heading, note, example, type: { kind: 'CODE' }, width: 16, ...more });
const text = (key: string, heading: string, maximum: number, note: string, example: string, more: Partial<ColumnDefinition> = {}): ColumnDefinition =>
  ({ key, heading, note, example, type: { kind: 'TEXT', maximum }, width: 24, ...more });
const choice = (key: string, heading: string, choices: readonly Choice[], note: string, example: string, more: Partial<ColumnDefinition> = {}): ColumnDefinition =>
  ({ key, heading, note, example, type: { kind: 'CHOICE', choices }, width: 18, ...more });
const remark: ColumnDefinition = { key: 'remark', heading: '备注', type: { kind: 'IGNORED' }, width: 20, note: '给填表人自己看的，不导入。', example: '' };

const institutions: SheetDefinition = {
  key: 'INSTITUTION',
  name: '机构',
  maximumRows: 20_000,
  note: '从省到村的机构，每家一行；上级机构可以写在本表里，也可以是已登记的。',
  columns: [
    code('code', '机构编码', '本系统内不重复的编码，建议用统一的机构代码。再次导入时按它认出同一家机构。', 'QC-SQ01', { required: true }),
    text('name', '机构名称', 100, '机构全称。', '东风街道社区卫生服务中心', { required: true, width: 32 }),
    choice('kind', '机构类别', institutionKindChoices, '从下拉列表中选择。', '社区卫生服务中心', { required: true, width: 28 }),
    code('parentCode', '上级机构编码', '最上一级留空；中心和卫生院的上级是县级部门，站和村卫生室的上级是中心或卫生院。', 'QC'),
    choice('ownership', '举办性质', choicesOf(ownerships, { SOCIAL: ['民营', '社会力量', '私立'] }), '留空按公立登记。', '公立', { width: 12 }),
    text('address', '地址', 200, '门诊所在的详细地址。', '东风街道向阳路 12 号', { width: 36 }),
    { key: 'phone', heading: '电话', type: { kind: 'TELEPHONE' }, width: 18, note: '居民可以拨打的电话，座机请带区号。', example: '0490-6010001' },
    { key: 'longitude', heading: '经度', type: { kind: 'DEGREES', maximum: 180 }, width: 12, note: '十进制度，供“离我最近”使用；与纬度要么都填，要么都不填。', example: '125.324500' },
    { key: 'latitude', heading: '纬度', type: { kind: 'DEGREES', maximum: 90 }, width: 12, note: '十进制度。', example: '43.886800' },
    text('openingHours', '开诊时间', 200, '照实写给居民看的文字。', '周一至周日 8:00–17:00'),
    remark,
  ],
};

const grids: SheetDefinition = {
  key: 'GRID',
  name: '网格',
  maximumRows: 50_000,
  note: '居民住址所在的网格（小区、村组）；在“团队”表里写明由哪个团队负责。',
  columns: [
    code('code', '网格编码', '不重复的编码。', 'WG0101', { required: true }),
    text('name', '网格名称', 100, '居民听得懂的名称。', '东风街道向阳社区第一网格', { required: true, width: 32 }),
    code('institutionCode', '管理机构编码', '管理这个网格的中心、卫生院、站或村卫生室。', 'QC-SQ01', { required: true }),
    remark,
  ],
};

const teams: SheetDefinition = {
  key: 'TEAM',
  name: '团队',
  maximumRows: 20_000,
  note: '家庭医生团队，每个团队一行。',
  columns: [
    code('code', '团队编码', '不重复的编码。', 'TD001', { required: true }),
    text('name', '团队名称', 100, '居民看到的名称。', '东风中心第一家庭医生团队', { required: true, width: 32 }),
    code('institutionCode', '所属机构编码', '团队所在的医疗卫生机构。', 'QC-SQ01', { required: true }),
    { key: 'capacity', heading: '签约名额', type: { kind: 'INTEGER', minimum: 0, maximum: 100_000 }, width: 12, note: '最多同时签约的人数，不能少于已占用的名额；新团队留空按本地区默认值。', example: '2000' },
    { key: 'accepting', heading: '接收签约', type: { kind: 'YES_NO' }, width: 12, note: '是或否；新团队留空按“是”。', example: '是' },
    { key: 'gridCodes', heading: '负责网格编码', aliases: ['负责网格'], type: { kind: 'LIST', maximum: 500 }, width: 28, note: '可填多个，用顿号隔开；一个网格只归一个团队。', example: 'WG0101、WG0102' },
    text('introduction', '团队介绍', 1_000, '给居民看的几句话。', '擅长高血压、糖尿病的长期管理。', { width: 40 }),
    remark,
  ],
};

const members: SheetDefinition = {
  key: 'MEMBER',
  name: '团队成员',
  maximumRows: 100_000,
  note: '医务人员及其所在团队；一人在几个团队就写几行，个人信息各行须一致。',
  columns: [
    code('code', '人员编码', '工号或执业编码，全表内一人一个。', 'YS0001', { aliases: ['工号'], required: true }),
    { key: 'name', heading: '姓名', type: { kind: 'PERSON_NAME' }, required: true, width: 12, note: '与证件一致。', example: '李明' },
    choice('kind', '人员类别', practitionerKindChoices, '从下拉列表中选择。', '全科医生', { required: true }),
    text('licenceNumber', '执业证书编号', 64, '除助理外都要填写。', '110000000000001', { width: 22 }),
    { key: 'licenceValidUntil', heading: '证书有效期至', type: { kind: 'DATE' }, width: 16, note: '长期有效的留空。', example: '2030-12-31' },
    code('employerCode', '任职机构编码', '人事关系所在的机构，可以与团队所在机构不同。', 'QC-SQ01', { required: true }),
    code('teamCode', '团队编码', '不在任何团队的人员留空。', 'TD001'),
    choice('teamRole', '团队角色', teamRoleChoices, '填了团队编码就要填；每个团队一名团队长，由医师担任。', '团队长', { width: 14 }),
    text('title', '职称', 64, '', '主治医师', { width: 14 }),
    text('specialty', '专长', 200, '给居民看的文字。', '高血压、糖尿病', { width: 28 }),
    remark,
  ],
};

const residents: SheetDefinition = {
  key: 'RESIDENT',
  name: '居民',
  maximumRows: 1_000_000,
  note: '居民名单，每人一行；再次导入时按身份证号认出同一个人。',
  columns: [
    { key: 'name', heading: '姓名', type: { kind: 'PERSON_NAME' }, required: true, width: 14, note: '与身份证一致，生僻字和“·”照原样填写。', example: '王小红' },
    { key: 'idNumber', heading: '身份证号', aliases: ['身份证号码', '公民身份号码', '证件号码'], type: { kind: 'ID_NUMBER' }, required: true, width: 24, note: '18 位。单元格须为文本格式，否则 Excel 会丢失末几位。', example: '990101198001020028' },
    choice('sex', '性别', sexChoices, '可留空，由身份证号得出；填写时须与身份证号一致。', '女', { width: 8 }),
    { key: 'birthDate', heading: '出生日期', aliases: ['出生年月日', '生日'], type: { kind: 'DATE' }, width: 14, note: '可留空，由身份证号得出；填写时须与身份证号一致。', example: '1980-01-02' },
    { key: 'phone', heading: '手机号', aliases: ['联系电话', '手机', '手机号码'], type: { kind: 'MOBILE_PHONE' }, width: 16, note: '本人或家人的 11 位手机号。', example: '16000000000' },
    text('address', '住址', 200, '现住址。', '东风街道向阳社区 3 号楼 2 单元 501', { aliases: ['现住址', '地址', '家庭住址'], width: 40, hiddenInFaults: true }),
    code('gridCode', '网格编码', '住址所在的网格；与管理机构编码至少填一项。', 'WG0101'),
    code('institutionCode', '管理机构编码', '管理健康档案的机构；留空时取网格的管理机构。', 'QC-SQ01'),
    { key: 'conditions', heading: '已知疾病', aliases: ['既往病史', '患病情况', '慢性病'], type: { kind: 'LIST', maximum: 30 }, width: 28, note: '可填多个，用顿号隔开；知道确诊日期的写在括号里。导入只会增加，不会删除已登记的疾病。', example: '高血压（2016-03-01）、糖尿病', hiddenInFaults: true },
    { key: 'groups', heading: '人群标记', aliases: ['人群分类', '重点人群'], type: { kind: 'LIST', maximum: 20 }, width: 28, note: '可填多个，用顿号隔开；老人、儿童按年龄自动判断，不必填写。填“无”表示没有任何标记。', example: '残疾人、脱贫人口', hiddenInFaults: true },
    remark,
  ],
};

/** The sheets in the order in which they are checked and applied: each may refer to those before it. */
export const sheetDefinitions: readonly SheetDefinition[] = [institutions, grids, teams, members, residents];

export const sheetDefinition = (key: SheetKey): SheetDefinition => {
  const definition = sheetDefinitions.find((sheet) => sheet.key === key);
  if (!definition) throw new RangeError(`no sheet ${key}`);
  return definition;
};

/** The sheet of explanations in the template; it is not read. */
export const NOTES_SHEET = '填写说明';

/** Place of a sheet in lists; sheets that are none of ours come last. */
export const sheetPosition = (name: string): number => {
  const position = sheetDefinitions.findIndex((sheet) => sheet.name === name);
  return position < 0 ? sheetDefinitions.length : position;
};

import { Random } from './random.js';

/*
 * The demo county is made up: neither 云汀省, 临汀市 nor 清岚县 exists, its coordinates lie in the open sea, and the
 * codes 9901xx stand for no administrative division. Its size is that of [G1]: 9 centres, 86 institutions in all
 * counting centres and stations, 146 teams.
 */

export const county = { province: '云汀省', city: '临汀市', name: '清岚县', code: 'QL', leadHospital: 'QL-YY', divisionCode: '9901' } as const;

export const CENTRES = 9;
export const STATIONS = 77;
export const TEAMS = 146;
const GRIDS_A_TEAM = 2;

export interface DemoInstitution {
  code: string;
  name: string;
  kind: string;
  parentCode: string | null;
  ownership: string;
  address: string;
  phone: string;
  longitude: number;
  latitude: number;
  openingHours: string;
}

export interface DemoTeam {
  code: string;
  name: string;
  /** Number of the centre, from 0, that the team belongs to, itself or through its station. */
  centre: number;
  institutionCode: string;
  capacity: number;
  accepting: boolean;
  introduction: string;
  gridCodes: string[];
}

export interface DemoGrid {
  code: string;
  name: string;
  institutionCode: string;
  /** Where people of the grid live, without house number. */
  street: string;
  centre: number;
}

const towns = ['汀南街道', '汀北街道', '望岚街道', '松荫街道', '白鹭街道', '青禾镇', '石桥镇', '云溪镇', '南浦镇'] as const;
const neighbourhoods = [
  '向阳', '文昌', '长宁', '新华', '和平', '胜利', '光明', '团结', '柳荫', '桂园', '梅岭', '竹溪', '松坪', '荷塘', '泉湾', '石井', '龙潭', '凤台', '鹤鸣', '鹿鸣',
  '东坝', '西渡', '南坪', '北岗', '上河', '下河', '前湾', '后湾', '大桥', '小桥', '高坡', '平原', '清泉', '甘泉', '银杏', '红枫', '白杨', '青松', '翠屏', '金沙',
] as const;
const strengths = ['高血压、糖尿病的长期管理', '老年人健康管理和上门服务', '孕产妇和儿童保健', '中医调理和康复', '慢性阻塞性肺疾病的随访', '常见病多发病的诊疗'] as const;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

export interface DemoCounty {
  institutions: DemoInstitution[];
  grids: DemoGrid[];
  teams: DemoTeam[];
}

/** The institutions, grids and teams of the county, always the same. */
export function buildCounty(): DemoCounty {
  const random = new Random(20_251_122);
  const built: DemoCounty = { institutions: topInstitutions(), grids: [], teams: [] };
  for (let centre = 0; centre < CENTRES; centre += 1) addCentre(built, centre, random);
  return built;
}

function topInstitutions(): DemoInstitution[] {
  const place = { ownership: '公立', longitude: 123.5, latitude: 36.5, openingHours: '周一至周五 8:30–17:00', phone: '0490-6000000' };
  return [
    { ...place, code: 'YT', name: `${county.province}卫生健康委员会`, kind: '省级卫生健康行政部门', parentCode: null, address: '云汀市中心大道 1 号' },
    { ...place, code: 'YT-LT', name: `${county.city}卫生健康委员会`, kind: '市级卫生健康行政部门', parentCode: 'YT', address: '临汀市政务路 2 号' },
    { ...place, code: county.code, name: `${county.name}卫生健康局`, kind: '县级卫生健康行政部门', parentCode: 'YT-LT', address: '清岚县府前街 6 号' },
    { ...place, code: county.leadHospital, name: `${county.name}人民医院`, kind: '牵头医院', parentCode: county.code, address: '清岚县健康路 100 号', phone: '0490-6000120', openingHours: '急诊 24 小时；门诊 8:00–17:30' },
  ];
}

/** A centre with its stations; teams 69 in the centres (8 in the first six, 7 in the others) and one in each of the 77 stations. */
function addCentre(built: DemoCounty, centre: number, random: Random): void {
  const town = towns[centre] ?? towns[0];
  const code = `QL-${twoDigits(centre + 1)}`;
  const longitude = 123.3 + (centre % 3) * 0.2;
  const latitude = 36.3 + Math.floor(centre / 3) * 0.2;
  const near = (degrees: number): number => Math.round((degrees + (random.next() - 0.5) * 0.15) * 1_000_000) / 1_000_000;
  built.institutions.push({
    code, name: `${town}社区卫生服务中心`, kind: '社区卫生服务中心', parentCode: county.code, ownership: '公立', address: `${county.name}${town}康宁路 ${random.between(1, 99)} 号`,
    phone: `0490-60${twoDigits(centre + 1)}000`, longitude, latitude, openingHours: '周一至周日 8:00–17:00',
  });
  const centreTeams = centre < 6 ? 8 : 7;
  for (let number = 1; number <= centreTeams; number += 1) addTeam(built, { code, label: `${town}第${number}家庭医生团队`, town, centre, area: neighbourhoods[(centre * 7 + number) % neighbourhoods.length] ?? '' }, random);
  const stations = centre < 5 ? 9 : 8;
  for (let number = 1; number <= stations; number += 1) {
    const area = neighbourhoods[(centre * 11 + number * 3) % neighbourhoods.length] ?? '';
    const rural = town.endsWith('镇');
    const stationCode = `${code}-${twoDigits(number)}`;
    built.institutions.push({
      code: stationCode, name: rural ? `${town}${area}村卫生室` : `${town}${area}社区卫生服务站`, kind: '社区卫生服务站或村卫生室', parentCode: code,
      ownership: random.chance(0.08) ? '社会办' : '公立', address: `${county.name}${town}${area}${rural ? '村' : '社区'}${random.between(1, 60)} 号`,
      phone: `0490-60${twoDigits(centre + 1)}${String(number).padStart(3, '0')}`, longitude: near(longitude), latitude: near(latitude), openingHours: '周一至周六 8:00–17:00',
    });
    addTeam(built, { code: stationCode, label: `${town}${area}家庭医生团队`, town, centre, area }, random);
  }
}

interface TeamPlace {
  code: string;
  label: string;
  town: string;
  area: string;
  centre: number;
}

function addTeam(built: DemoCounty, { code: institutionCode, label, town, area, centre }: TeamPlace, random: Random): void {
  const number = built.teams.length + 1;
  const code = `TD${String(number).padStart(3, '0')}`;
  const gridCodes = Array.from({ length: GRIDS_A_TEAM }, (_, index) => `WG${String(number).padStart(3, '0')}${twoDigits(index + 1)}`);
  const unit = town.endsWith('镇') ? '村' : '社区';
  for (const [index, gridCode] of gridCodes.entries()) {
    built.grids.push({ code: gridCode, name: `${town}${area}${unit}第${number}-${index + 1}网格`, institutionCode, street: `${town}${area}${unit}`, centre });
  }
  built.teams.push({
    code, name: label, centre, institutionCode, gridCodes,
    // One full house and one that takes a break, to see what the phone says then.
    capacity: number === 3 ? 1 : random.between(12, 22) * 100,
    accepting: number !== 5,
    introduction: `负责${town}${area}${unit}一带的居民，擅长${random.pick(strengths)}。`,
  });
}

import { addMonths, type CivilDate } from '@jiayi/domain';
import { county, type DemoCounty, type DemoTeam } from './county.js';
import { personName, surname } from './names.js';
import { Random } from './random.js';

export interface DemoMember {
  code: string;
  name: string;
  kind: string;
  licenceNumber: string | null;
  licenceValidUntil: CivilDate | null;
  employerCode: string;
  teamCode: string | null;
  teamRole: string | null;
  title: string | null;
  specialty: string | null;
}

type Person = Omit<DemoMember, 'teamCode' | 'teamRole'>;

/** About 500 practitioners of all kinds [L6][J13][J17], some in several teams. */
export function buildStaff({ teams }: DemoCounty, today: CivilDate): DemoMember[] {
  const random = new Random(7_305);
  const members: DemoMember[] = [];
  let serial = 0;
  const person = (kind: string, employerCode: string, title: string | null, specialty: string | null): Person => {
    serial += 1;
    const sex = kind === '护士' ? (random.chance(0.95) ? 'F' : 'M') : random.chance(0.5) ? 'F' : 'M';
    const licensed = kind !== '家庭医生助理';
    return {
      code: `YS${String(serial).padStart(4, '0')}`, name: personName(surname(random), sex, random), kind, employerCode, title, specialty,
      licenceNumber: licensed ? `99${String(serial).padStart(13, '0')}` : null,
      // One licence in forty has run out, as in life.
      licenceValidUntil: licensed ? addMonths(today, serial % 40 === 0 ? -2 : random.between(6, 60)) : null,
    };
  };
  const join = (someone: Person, { code }: DemoTeam, teamRole: string): void => {
    members.push({ ...someone, teamCode: code, teamRole });
  };

  for (const [index, team] of teams.entries()) {
    const station = team.institutionCode.split('-').length > 2;
    const rural = team.name.includes('镇');
    const doctor = station ? (rural ? '乡村医生' : '全科医生') : random.pick(['全科医生', '全科医生', '临床医师']);
    join(person(doctor, team.institutionCode, doctor === '乡村医生' ? null : random.pick(['主治医师', '副主任医师', '主治医师', '住院医师']), random.pick(['高血压、糖尿病', '老年病', '呼吸系统常见病', '儿童保健'])), team, '团队长');
    join(person('护士', team.institutionCode, random.pick(['护士', '护师', '主管护师']), null), team, '护士');
    if (index % 2 === 0) join(person('公共卫生医师', centreCode(team), '医师', '健康档案与随访'), team, '公共卫生');
    else join(person('家庭医生助理', team.institutionCode, null, null), team, '助理');
  }
  for (let centre = 0; centre < 9; centre += 1) {
    const own = teams.filter((team) => team.centre === centre);
    const [first, second, third] = own;
    if (!first || !second || !third) throw new Error('a centre has at least three teams');
    const employer = centreCode(first);
    const shared = (kind: string, title: string, specialty: string, role: string, of: readonly DemoTeam[]): void => {
      const someone = person(kind, employer, title, specialty);
      for (const team of of) join(someone, team, role);
    };
    shared('药师', '主管药师', '合理用药', '药师', own.filter((_, index) => index % 2 === 0));
    shared('药师', '药师', '长期处方审核', '药师', own.filter((_, index) => index % 2 === 1));
    shared('中医医师', '主治中医师', '针灸推拿', '中医', own.slice(0, 6));
    shared('临床医师', '主治医师', '全科', '签约医生', [first, second]);
    join(person('退休（银龄）医师', employer, '主任医师', '心血管内科'), third, '签约医生');
    const expert = person('专科医师', county.leadHospital, '副主任医师', random.pick(['心血管内科', '内分泌科', '呼吸内科', '神经内科', '妇产科', '儿科']));
    for (const team of own.slice(0, 5)) join(expert, team, '指导专家');
  }
  for (const specialty of ['心血管内科', '内分泌科', '妇产科']) {
    members.push({ ...person('专科医师', county.leadHospital, '主任医师', specialty), teamCode: null, teamRole: null });
  }
  return members;
}

/** 'QL-03-05' works for the centre 'QL-03'. */
const centreCode = (team: DemoTeam): string => team.institutionCode.split('-').slice(0, 2).join('-');

import { addDays, addMonths, type CivilDate, type Sex } from '@jiayi/domain';
import { county, type DemoCounty } from './county.js';
import type { DemoResident, Population } from './residents.js';

export interface Persona {
  key: 'ADULT' | 'ELDER' | 'MOTHER' | 'NEWBORN' | 'GUARDIAN' | 'WARD' | 'WAITING' | 'UNBOUND';
  resident: DemoResident;
}

/** Fixed, so that his ID number, which visitors type in, is the same every day. */
const UNBOUND_BIRTH_DATE = '1993-05-18';

/** People with a part to play in the demo. They live in the grids of the first team, whose doctor and nurse have accounts. */
export function buildPersonas({ grids }: DemoCounty, population: Population, today: CivilDate): Persona[] {
  const [first, second] = grids;
  if (!first || !second) throw new Error('the county has grids');
  const years = (age: number): CivilDate => addDays(addMonths(today, -12 * age), -40);
  const person = (
    key: Persona['key'], name: string, sex: Sex, birthDate: CivilDate, phone: string | null, door: string, more: Partial<Pick<DemoResident, 'conditions' | 'groups'>> = {},
  ): Persona => ({
    key,
    resident: {
      name, sex, birthDate, phone, idNumber: population.idNumber(birthDate, sex, first.centre), gridCode: (key === 'ELDER' ? second : first).code,
      address: `${county.name}${first.street}${door}`, conditions: [], groups: [], ...more,
    },
  });
  return [
    person('ADULT', '林晓燕', 'F', years(36), '16000000001', '1 号楼 1 单元 301'),
    person('ELDER', '赵德福', 'M', years(70), '16000000002', '2 号楼 2 单元 102', { conditions: [`高血压（${addMonths(today, -96)}）`] }),
    person('MOTHER', '周敏', 'F', years(29), '16000000003', '3 号楼 1 单元 502', { groups: ['孕产妇'] }),
    person('NEWBORN', '陈一诺', 'F', addDays(today, -20), null, '3 号楼 1 单元 502'),
    person('GUARDIAN', '吴建国', 'M', years(41), '16000000004', '5 号楼 3 单元 201'),
    person('WARD', '吴雨彤', 'F', years(9), null, '5 号楼 3 单元 201'),
    person('WAITING', '何丽', 'F', years(52), '16000000005', '6 号楼 1 单元 402', { conditions: ['糖尿病'] }),
    person('UNBOUND', '孙志强', 'M', UNBOUND_BIRTH_DATE, '16000000006', '8 号楼 2 单元 601'),
  ];
}

import { addDays, addMonths, ageOn, composeIdentityNumber, type CivilDate, type Sex } from '@jiayi/domain';
import { county, type DemoGrid } from './county.js';
import { personName, surname, givenName } from './names.js';
import { Random } from './random.js';

export interface DemoResident {
  name: string;
  idNumber: string;
  sex: Sex;
  birthDate: CivilDate;
  phone: string | null;
  address: string;
  gridCode: string;
  conditions: string[];
  groups: string[];
}

/** Who lives together, by how common it is. Ages are of the day of making. */
type HouseholdKind = 'OLD_COUPLE' | 'OLD_ALONE' | 'ONE_CHILD' | 'TWO_CHILDREN' | 'THREE_GENERATIONS' | 'COUPLE' | 'ALONE';

const householdKinds: readonly (readonly [HouseholdKind, number])[] = [
  ['OLD_COUPLE', 16], ['OLD_ALONE', 7], ['ONE_CHILD', 26], ['TWO_CHILDREN', 14], ['THREE_GENERATIONS', 16], ['COUPLE', 12], ['ALONE', 9],
];

/** Chronic illness by age, roughly as surveys find it: condition, share of those of 40–64, share of those of 65 and over. */
const illnesses = [['高血压', 0.18, 0.48], ['糖尿病', 0.08, 0.19], ['慢性阻塞性肺疾病', 0.02, 0.06], ['结核病', 0.002, 0.004], ['严重精神障碍', 0.005, 0.004], ['冠心病', 0.03, 0.12]] as const;

const flags = [['残疾人', 0.025], ['脱贫人口', 0.04], ['计划生育特殊家庭成员', 0.004], ['脱贫不稳定户', 0.004], ['边缘易致贫户', 0.004], ['突发严重困难户', 0.002]] as const;

/** Mobile numbers that begin with 160 are given to nobody; the first 100 are kept for the people of the demo identities. */
const FIRST_PHONE = 16_000_000_100;

/** Makes the people of the county household by household; as many as are asked for, in constant memory but for a counter a birthday. */
export class Population {
  private readonly random = new Random(499_589);
  private readonly sequences = new Map<string, number>();
  private phones = 0;

  constructor(private readonly today: CivilDate) {}

  /** A number nobody else has, with the right check character, of a division that does not exist. */
  idNumber(birthDate: CivilDate, sex: Sex, centre: number): string {
    const key = `${birthDate}${sex}${centre}`;
    const used = this.sequences.get(key) ?? 0;
    this.sequences.set(key, used + 1);
    const sequence = used * 2 + (sex === 'M' ? 1 : 0);
    if (sequence > 999) throw new RangeError('more people were born on one day than a division has numbers for');
    return composeIdentityNumber(`${county.divisionCode}0${centre + 1}`, birthDate, sequence);
  }

  *residents(grids: readonly DemoGrid[], count: number): Generator<DemoResident> {
    for (let made = 0, index = 0; made < count; index += 1) {
      const grid = grids[index % grids.length];
      if (!grid) return;
      for (const resident of this.household(grid)) {
        if (made === count) return;
        made += 1;
        yield resident;
      }
    }
  }

  private household(grid: DemoGrid): DemoResident[] {
    const { random } = this;
    const address = `${county.name}${grid.street}${random.between(1, 28)} 号楼 ${random.between(1, 4)} 单元 ${random.between(1, 6)}0${random.between(1, 4)}`;
    const family = surname(random);
    const member = (age: number, sex: Sex, own: string = family, named?: string): DemoResident => this.person({ age, sex, name: named ?? personName(own, sex, random), address, grid });
    const couple = (age: number): DemoResident[] => [member(age, 'M'), member(Math.max(20, age - random.between(0, 4)), 'F', surname(random))];
    const child = (age: number): DemoResident => {
      const sex: Sex = random.chance(0.52) ? 'M' : 'F';
      return member(age, sex, family, family + givenName(sex, random));
    };
    switch (random.weighted(householdKinds)) {
      case 'OLD_COUPLE':
        return couple(random.between(62, 86));
      case 'OLD_ALONE':
        return [member(random.between(66, 96), random.chance(0.65) ? 'F' : 'M')];
      case 'ONE_CHILD':
        return [...couple(random.between(28, 50)), child(random.between(0, 17))];
      case 'TWO_CHILDREN':
        return [...couple(random.between(30, 46)), child(random.between(6, 16)), child(random.between(0, 6))];
      case 'THREE_GENERATIONS':
        return [...couple(random.between(60, 76)), ...couple(random.between(30, 48)), child(random.between(0, 16))];
      case 'COUPLE':
        return couple(random.between(24, 61));
      case 'ALONE':
        return [member(random.between(18, 60), random.chance(0.5) ? 'M' : 'F')];
    }
  }

  private person({ age, sex, name, address, grid }: { age: number; sex: Sex; name: string; address: string; grid: DemoGrid }): DemoResident {
    const birthDate = this.birthDate(age);
    return {
      name, sex, birthDate, address,
      idNumber: this.idNumber(birthDate, sex, grid.centre),
      gridCode: grid.code,
      phone: age >= 14 && this.random.chance(0.93) ? this.nextPhone() : null,
      conditions: this.conditions(birthDate, age),
      groups: this.groups(age, sex),
    };
  }

  /** A day on which someone of that age may have been born. */
  private birthDate(age: number): CivilDate {
    const youngest = addMonths(this.today, -12 * age);
    const date = addDays(youngest, -this.random.between(0, 364));
    return ageOn(date, this.today) === age ? date : youngest;
  }

  private nextPhone(): string {
    this.phones += 1;
    return String(FIRST_PHONE + this.phones);
  }

  private conditions(birthDate: CivilDate, age: number): string[] {
    if (age < 40) return [];
    return illnesses.filter(([, younger, older]) => this.random.chance(age >= 65 ? older : younger)).map(([name]) => {
      const since = addMonths(this.today, -this.random.between(2, 180));
      return since > addMonths(birthDate, 12 * 30) && this.random.chance(0.8) ? `${name}（${since}）` : name;
    });
  }

  private groups(age: number, sex: Sex): string[] {
    const found = flags.filter(([, share]) => this.random.chance(share)).map(([name]): string => name);
    if (sex === 'F' && age >= 22 && age <= 40 && this.random.chance(0.05)) found.push('孕产妇');
    return found;
  }
}

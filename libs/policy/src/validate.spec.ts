import { policyPacks, validatePolicy, type Cited, type CoverageTarget, type PolicyPack, type ServiceItem } from './index.js';

/** Packs are plain data, which the first test makes sure of, so a copy may be broken without harm to the others. */
type Draft<Value> = Value extends object ? { -readonly [Key in keyof Value]: Draft<Value[Key]> } : Value;

const example = policyPacks[0] as PolicyPack;

const brokenBy = (damage: (pack: Draft<PolicyPack>) => void): string[] => {
  const copy = structuredClone(example) as Draft<PolicyPack>;
  damage(copy);
  return validatePolicy(copy).map(({ path }) => path);
};

const cite = <Value>(value: Value): Cited<Value> => ({ value, clause: 'J10' });

const firstItem = (pack: Draft<PolicyPack>): Draft<ServiceItem> => {
  const item = pack.basicPackage.value.items[0];
  if (!item) throw new Error('The example has no items');
  return item.value;
};

const targets = (...values: CoverageTarget[]) => values.map(cite);

describe('a broken pack says where it is broken', () => {
  test('the unbroken copy says nothing', () => {
    expect(JSON.parse(JSON.stringify(example))).toEqual(example);
    expect(brokenBy(() => undefined)).toEqual([]);
  });

  test.each<[string, (pack: Draft<PolicyPack>) => void, string]>([
    ['a code with a capital', (pack) => { pack.code = 'Jilin'; }, 'code'],
    ['no name', (pack) => { pack.name = ' '; }, 'name'],
    ['no period', (pack) => { pack.contractMonths = []; }, 'contractMonths'],
    ['a period of no months', (pack) => { pack.contractMonths = [cite(0)]; }, 'contractMonths/0/value'],
    ['a broken month', (pack) => { pack.contractMonths = [cite(12), cite(24.5)]; }, 'contractMonths/1/value'],
    ['the same period twice', (pack) => { pack.contractMonths = [cite(12), cite(12)]; }, 'contractMonths'],
    ['periods out of order', (pack) => { pack.contractMonths = [cite(24), cite(12)]; }, 'contractMonths'],
    ['a clause that is none', (pack) => { pack.contractMonths = [{ value: 12, clause: 'X1' }]; }, 'contractMonths/0/clause'],
    ['an extension of a century', (pack) => { pack.extensionMonths = [cite(1200)]; }, 'extensionMonths/0/value'],
    ['an assumption without reason', (pack) => { pack.teamDataFreshDays = { value: 30, clause: 'PRODUCT' }; }, 'teamDataFreshDays/note'],
    ['a doubt without reason', (pack) => { pack.defaultTeamCapacity = { value: 9, clause: 'J8', confidence: 'L' }; }, 'defaultTeamCapacity/note'],
    ['no places', (pack) => { pack.defaultTeamCapacity.value = 0; }, 'defaultTeamCapacity/value'],
    ['another age of majority than the law', (pack) => { pack.adultAge.value = 16; }, 'adultAge/value'],
    ['no key groups', (pack) => { pack.keyGroups = []; }, 'keyGroups'],
    ['a group twice', (pack) => { pack.keyGroups = [...pack.keyGroups, ...pack.keyGroups.slice(0, 1)]; }, 'keyGroups'],
    [
      'ages upside down',
      (pack) => { pack.keyGroups = [cite({ code: 'CHILD_0_6', origin: { kind: 'AGE', minimum: 6, maximum: 0 } })]; },
      'keyGroups/0/value/origin/maximum',
    ],
    [
      'a group of no illness',
      (pack) => { pack.keyGroups = [cite({ code: 'COPD', origin: { kind: 'CONDITION', conditions: [] } })]; },
      'keyGroups/0/value/origin/conditions',
    ],
    [
      'an unknown group',
      (pack) => { pack.keyGroups = [cite({ code: 'TEACHER' as 'COPD', origin: { kind: 'FLAG' } })]; },
      'keyGroups/0/value/code',
    ],
    ['a price for the basic package', (pack) => { pack.basicPackage.value.priceFen = 1; }, 'basicPackage/value/priceFen'],
    [
      'an item twice',
      (pack) => { pack.basicPackage.value.items = [...pack.basicPackage.value.items, ...pack.basicPackage.value.items.slice(0, 1)]; },
      'basicPackage/value/items',
    ],
    ['no item of public health', (pack) => { pack.basicPackage.value.items.forEach((item) => { item.value.publicHealth = false; }); }, 'basicPackage/value/items'],
    ['an item without frequency', (pack) => { firstItem(pack).frequency = ''; }, 'basicPackage/value/items/0/value/frequency'],
    ['an item for an unknown group', (pack) => { firstItem(pack).groups = ['TEACHER' as 'COPD']; }, 'basicPackage/value/items/0/value/groups/0'],
    ['an item that the agreement does not list [L15]', (pack) => { firstItem(pack).name = '另一项服务'; }, 'basicPackage/value/items/0/value'],
    ['a mark that the agreement does not carry [J5]', (pack) => { firstItem(pack).publicHealth = false; }, 'basicPackage/value/items/0/value'],
    ['101 percent', (pack) => { pack.coverageTargets = targets({ year: 2027, population: 'ALL', percent: 101 }); }, 'coverageTargets/0/value/percent'],
    [
      'a target that sinks',
      (pack) => { pack.coverageTargets = targets({ year: 2025, population: 'ALL', percent: 50 }, { year: 2027, population: 'ALL', percent: 45 }); },
      'coverageTargets',
    ],
    [
      'years out of order',
      (pack) => { pack.coverageTargets = targets({ year: 2027, population: 'ALL', percent: 50 }, { year: 2025, population: 'ALL', percent: 50 }); },
      'coverageTargets',
    ],
    ['a version nobody can order', (pack) => { pack.documents.agreement.value.version = 'new'; }, 'documents/agreement/value/version'],
    ['documents exchanged', (pack) => { pack.documents.agreement.value.kind = 'HEALTH_DATA_CONSENT'; }, 'documents/agreement/value/kind'],
    [
      'a consent cut short',
      (pack) => { pack.documents.healthDataConsent.value.sections = pack.documents.healthDataConsent.value.sections.slice(0, 3); },
      'documents/healthDataConsent/value/sections',
    ],
    [
      'an empty section',
      (pack) => { pack.documents.healthDataConsent.value.sections.forEach((section) => { section.paragraphs = []; }); },
      'documents/healthDataConsent/value/sections/0/paragraphs',
    ],
    ['no reason to return', (pack) => { pack.returnReasons = []; }, 'returnReasons'],
    ['refusing without a word', (pack) => { pack.refusalConsequences.AGREEMENT.value = []; }, 'refusalConsequences/AGREEMENT/value'],
  ])('%s', (_, damage, path) => {
    expect(brokenBy(damage)).toContain(path);
  });

  test('all faults are told at once, each with a sentence', () => {
    const copy = structuredClone(example) as Draft<PolicyPack>;
    copy.name = '';
    copy.contractMonths = [];
    copy.returnReasons = [];
    const faults = validatePolicy(copy);
    expect(faults.map(({ path }) => path)).toEqual(expect.arrayContaining(['name', 'contractMonths', 'returnReasons']));
    for (const { message } of faults) expect(message).toMatch(/[\u4E00-\u9FFF]/);
  });
});

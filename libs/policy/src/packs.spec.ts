import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLIC_HEALTH_MARK, keyGroups, keyGroupsOf } from '@jiayi/domain';
import { coverageTarget, keyGroupRulesOf, policyFor, policyPacks, regions, validatePolicy, type PolicyPack } from './index.js';

const pack = (code: string): PolicyPack => {
  const found = policyFor(code);
  if (!found) throw new Error(`No pack ${code}`);
  return found;
};

const months = (code: string): number[] => pack(code).contractMonths.map(({ value }) => value);

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

describe('the packs of the regions', () => {
  test.each(policyPacks.map((each): [string, PolicyPack] => [each.code, each]))('%s is without fault', (_, each) => {
    expect(validatePolicy(each)).toEqual([]);
  });

  test('regions are found by code, others are not', () => {
    expect(regions.map(({ code }) => code)).toEqual(['jilin', 'luan', 'guandu', 'shanghai']);
    expect(policyFor('atlantis')).toBeNull();
  });

  test('[J10] [L15] the periods one may choose', () => {
    expect(months('jilin')).toEqual([12, 24, 36]);
    expect(months('luan')).toEqual([12, 24, 36]);
    expect(pack('luan').extensionMonths.map(({ value }) => value)).toEqual([24, 36]);
    expect(months('guandu')).toEqual([12]);
    expect(months('shanghai')).toEqual([12]);
  });

  test('[L1] all key groups of the plan, by their names', () => {
    const codes = pack('luan').keyGroups.map(({ value }) => value.code);
    expect(codes.map((code) => keyGroups[code]).sort()).toEqual(
      [
        '65 岁及以上老年人', '孕产妇', '0–6 岁儿童', '残疾人', '脱贫人口', '计划生育特殊家庭成员', '高血压患者', '糖尿病患者',
        '结核病患者', '严重精神障碍患者', '脱贫不稳定户', '边缘易致贫户', '突发严重困难户',
      ].sort(),
    );
  });

  test('[J23] chronic obstructive pulmonary disease counts where the document names it, and only there', () => {
    const facts = { birthDate: '1980-01-01', flags: [], conditions: ['COPD'] };
    expect(keyGroupsOf(facts, '2026-11-22', keyGroupRulesOf(pack('jilin')))).toEqual(['COPD']);
    expect(keyGroupsOf(facts, '2026-11-22', keyGroupRulesOf(pack('luan')))).toEqual([]);
  });

  test.each([
    ['luan', 'ALL', 2022, 45],
    ['luan', 'ALL', 2023, 45],
    ['luan', 'ALL', 2024, 50],
    ['luan', 'ALL', 2026, 60],
    ['luan', 'ALL', 2030, 75],
    ['luan', 'ALL', 2040, 75],
    ['luan', 'KEY_GROUPS', 2026, 85],
    ['shanghai', 'ALL', 2023, 39],
    ['shanghai', 'KEY_GROUPS', 2026, 100],
    ['guandu', 'ALL', 2026, undefined],
    ['jilin', 'ALL', 2026, undefined],
  ] as const)('[L3] [S1] the target of %s for %s in %i is %p percent', (code, population, year, percent) => {
    expect(coverageTarget(pack(code), population, year)?.value.percent).toBe(percent);
  });

  test('[J1] [J22] [G5] [S7] what a region promises stands in its agreement', () => {
    const text = (code: string): string => JSON.stringify(pack(code).documents.agreement.value);
    expect(text('jilin')).toContain('不少于 12 次');
    expect(text('jilin')).toContain('80 岁');
    expect(text('guandu')).toContain('每年不少于 4 次');
    expect(text('shanghai')).toContain('每季度');
    expect(text('luan')).toContain('延长 2 年或 3 年');
    expect(text('jilin')).not.toContain('延长 2 年');
  });

  test('no region name outside of the packs', () => {
    const names = /jilin|luan|guandu|shanghai|吉林|六安|官渡|昆明|上海/i;
    const allowed = /[\\/]packs[\\/]|\.spec\.ts$|[\\/]src[\\/]index\.ts$/;
    const offenders = filesBelow(__dirname).filter((path) => !allowed.test(path) && names.test(readFileSync(path, 'utf8')));
    expect(offenders).toEqual([]);
  });
});

describe.each(policyPacks.map((each): [string, PolicyPack] => [each.code, each]))('the documents of %s', (_, each) => {
  const agreement = each.documents.agreement.value;
  const consent = each.documents.healthDataConsent.value;
  const paragraphs = (document: typeof agreement): string[] => document.sections.flatMap((section) => [...section.paragraphs]);

  test('[J5] the mark stands beside exactly the items of public health', () => {
    for (const { value } of each.basicPackage.value.items) {
      const lines = paragraphs(agreement).filter((line) => line.includes(value.description));
      expect(lines).toHaveLength(1);
      expect(lines[0]?.includes(`${value.name}【${PUBLIC_HEALTH_MARK}】`)).toBe(value.publicHealth);
    }
  });

  test('[J10] [L15] [L18] the agreement says what has to be said', () => {
    const text = paragraphs(agreement).join('\n');
    for (const phrase of ['120', '随时提出结束签约', '不会自动续签', '不用交签约费', '退回', '撤回', '12345', '不影响您的医保待遇', '监护人']) {
      expect(text).toContain(phrase);
    }
    for (const { value } of each.contractMonths) expect(text).toContain(`${value / 12} 年`);
  });

  test('the consent tells who, what, why, impact, how long, to whom, withdrawing, refusing', () => {
    const headings = consent.sections.map(({ heading }) => heading).join('\n');
    for (const phrase of ['谁在使用', '哪些信息', '为什么需要', '怎样使用', '交给谁', '影响', '多久', '权利', '撤回', '不同意']) {
      expect(headings).toContain(phrase);
    }
  });

  test('sections are numbered through and paragraphs stay short enough to be read', () => {
    const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四'];
    for (const document of [agreement, consent]) {
      expect(document.sections.map(({ heading }) => heading.split('、')[0])).toEqual(numerals.slice(0, document.sections.length));
      for (const paragraph of paragraphs(document)) {
        expect(Array.from(paragraph).length).toBeLessThanOrEqual(140);
        expect(paragraph).toMatch(/[。：？]$/);
        expect(paragraph).not.toMatch(/undefined|\$\{|\s{2}|。。/);
      }
    }
  });
});

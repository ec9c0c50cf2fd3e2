import { policyPacks } from '@jiayi/policy';
import { completedTooFast, offeredPeriods, readingFault, signingObstacles } from './signing-rules.js';

const team = { accepting: true, capacity: 100, placesTaken: 0 };

describe('signingObstacles', () => {
  test.each([
    ['an adult and a team with places', {}, []],
    ['the day before the 18th birthday [J10]', { birthDate: '2008-11-23' }, ['NOT_ADULT']],
    ['the 18th birthday itself [J10]', { birthDate: '2008-11-22' }, []],
    ['a contract pending or in force', { hasOpenContract: true }, ['CONTRACT_ALREADY_OPEN']],
    ['the last place', { team: { ...team, placesTaken: 99 } }, []],
    ['a full team', { team: { ...team, placesTaken: 100 } }, ['TEAM_FULL']],
    ['a full team that is closed says so once', { team: { accepting: false, capacity: 1, placesTaken: 1 } }, ['TEAM_NOT_ACCEPTING']],
    ['everything at once', { birthDate: '2020-01-01', hasOpenContract: true, team: { ...team, accepting: false } }, ['NOT_ADULT', 'CONTRACT_ALREADY_OPEN', 'TEAM_NOT_ACCEPTING']],
  ])('%s', (_name, change, expected) => {
    const facts = { birthDate: '1956-03-01', hasOpenContract: false, team, ...change };
    expect(signingObstacles(facts, '2026-11-22').map((fault) => fault.code)).toEqual(expected);
  });
});

describe('offeredPeriods', () => {
  test.each(policyPacks.map((pack) => [pack.code, pack] as const))('%s offers what its policy lists, each with its clause', (_code, pack) => {
    const periods = offeredPeriods(pack, '2026-11-22');
    expect(periods.map((period) => period.months)).toEqual(pack.contractMonths.map(({ value }) => value));
    for (const period of periods) {
      expect(period.clause).not.toBe('');
      expect(period.endsOn > period.startsOn).toBe(true);
    }
  });

  test('a year ends on the day before [L15]', () => {
    const [jilin] = policyPacks;
    expect(offeredPeriods(jilin!, '2026-11-22').find((period) => period.months === 12)).toMatchObject({ endsOn: '2027-11-21' });
  });
});

describe('readingFault [J10]', () => {
  const now = new Date('2026-11-22T02:00:00Z');
  const openedAt = new Date('2026-11-22T01:50:00Z');
  test.each([
    ['never opened', undefined, 'DOCUMENT_NOT_READ'],
    ['opened, end not reached', { documentId: 1, openedAt, completedAt: null }, 'DOCUMENT_NOT_READ'],
    ['the text in force, read', { documentId: 1, openedAt, completedAt: new Date('2026-11-22T01:55:00Z') }, null],
    ['another version', { documentId: 2, openedAt, completedAt: new Date('2026-11-22T01:55:00Z') }, 'DOCUMENT_OUTDATED'],
    ['read eight days ago', { documentId: 1, openedAt, completedAt: new Date('2026-11-14T01:55:00Z') }, 'DOCUMENT_OUTDATED'],
  ])('%s', (_name, reading, expected) => {
    expect(readingFault(reading, 1, now)?.code ?? null).toBe(expected);
  });
});

test('completedTooFast allows a fast reader and refuses a machine', () => {
  const openedAt = new Date('2026-11-22T01:50:00.000Z');
  const after = (ms: number) => new Date(openedAt.getTime() + ms);
  expect(completedTooFast(openedAt, after(200), 2_000)).toBe(true);
  expect(completedTooFast(openedAt, after(5_000), 20_000)).toBe(false);
  expect(completedTooFast(openedAt, after(1_100), 400)).toBe(false);
});

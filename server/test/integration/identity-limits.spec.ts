import { IdentityHousekeeping } from '../../src/identity/housekeeping.js';
import { AttemptLimitsRepository } from '../../src/identity/limits/attempt-limits.repository.js';
import type { Quota } from '../../src/identity/domain/attempt-limits.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty } from '../support/county.js';

const minute = 60_000;
const quota: Quota = { scope: 'test', limit: 10, windowMs: 60 * minute };

let test_: TestApplication;
let limits: AttemptLimitsRepository;

beforeAll(async () => {
  test_ = await startTestApplication();
  limits = test_.application.get(AttemptLimitsRepository);
});
afterAll(() => test_?.close());

const take = (subject: string) => test_.unitOfWork.run(() => limits.take(quota, subject, test_.clock.now()));
const tryProof = (subject: string) => test_.unitOfWork.run(() => limits.countTry('password', subject, test_.clock.now()));

describe('quotas', () => {
  it('give exactly their number to a hundred at once, and again in the next window', async () => {
    for (let window = 0; window < 2; window++) {
      const end = new Date(test_.clock.now().getTime() + quota.windowMs);
      const results = await Promise.all(Array.from({ length: 100 }, () => take('crowd')));
      expect(results.filter((until) => until === null)).toHaveLength(10);
      expect(results.filter((until) => until?.getTime() === end.getTime())).toHaveLength(90);
      expect(await limits.isExhausted(quota, 'crowd', test_.clock.now())).toBe(true);
      test_.clock.advance(quota.windowMs);
      expect(await limits.isExhausted(quota, 'crowd', test_.clock.now())).toBe(false);
    }
  });

  it('are counted for each subject and scope apart', async () => {
    await Promise.all(Array.from({ length: 10 }, () => take('one')));
    expect(await take('one')).not.toBeNull();
    expect(await take('two')).toBeNull();
    expect(await test_.unitOfWork.run(() => limits.take({ ...quota, scope: 'other' }, 'one', test_.clock.now()))).toBeNull();
  });

  it('are not used by work that was rolled back', async () => {
    await expect(test_.unitOfWork.run(async () => {
      await limits.take(quota, 'rolled-back', test_.clock.now());
      throw new Error('refused for another reason');
    })).rejects.toThrow('refused for another reason');
    const results = await Promise.all(Array.from({ length: 10 }, () => take('rolled-back')));
    expect(results.every((until) => until === null)).toBe(true);
  });
});

describe('lockouts', () => {
  it('let five of a hundred parallel tries through, the fifth of which locks', async () => {
    const results = await Promise.all(Array.from({ length: 100 }, () => tryProof('crowd')));
    expect(results.filter(({ refusedUntil }) => refusedUntil === null)).toHaveLength(5);
    expect(results.filter(({ refusedUntil, lockedUntil }) => refusedUntil === null && lockedUntil !== null)).toHaveLength(1);
  });

  it('grow, and start anew after a success', async () => {
    const subject = 'grows';
    const lengths: number[] = [];
    for (let lockout = 0; lockout < 9; lockout++) {
      let until: Date | null = null;
      for (let attempt = 0; attempt < 5; attempt++) until = (await tryProof(subject)).lockedUntil;
      lengths.push(((until as Date | null)?.getTime() ?? 0) - test_.clock.now().getTime());
      test_.clock.advance(lengths.at(-1) ?? 0);
    }
    expect(lengths.map((length) => length / minute)).toEqual([15, 30, 60, 120, 240, 480, 1440, 1440, 1440]);
    await test_.unitOfWork.run(() => limits.forgive('password', subject));
    for (let attempt = 0; attempt < 4; attempt++) expect((await tryProof(subject)).lockedUntil).toBeNull();
    expect((await tryProof(subject)).lockedUntil?.getTime()).toBe(test_.clock.now().getTime() + 15 * minute);
  });
});

describe('housekeeping', () => {
  it('removes what is over and keeps what still counts', async () => {
    const county = await TestCounty.make(test_);
    const resident = await county.addResident(county.institutions.station);
    await test_.unitOfWork.run(async () => {
      for (let old = 0; old < 1_200; old++) {
        await test_.database.execute(
          `INSERT INTO session (account_id, token_hash, channel, device_name, second_factor, signed_in_at, last_seen_at, rotated_at, expires_at)
           VALUES (?, ?, 'H5', 'x', 0, '2020-01-01 00:00:00.000', '2020-01-01 00:00:00.000', '2020-01-01 00:00:00.000', '2020-04-01 00:00:00.000')`,
          [resident.accountId, `old-${old}`],
        );
      }
    });
    for (let attempt = 0; attempt < 5; attempt++) await tryProof('locked-now');
    await take('used-now');
    await test_.application.get(IdentityHousekeeping).run(test_.clock.now());
    const count = async (sql: string) => Number((await test_.database.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${sql}`))[0]?.n);
    expect(await count('session')).toBe(1);
    expect(await count("throttle WHERE scope = 'test'")).toBe(1);
    expect(await count("lockout WHERE subject = 'locked-now'")).toBe(1);
    test_.clock.advance(8 * 24 * 60 * minute);
    await test_.application.get(IdentityHousekeeping).run(test_.clock.now());
    expect(await count("throttle WHERE scope = 'test'")).toBe(0);
    expect(await count('lockout')).toBe(0);
    expect(await count('session')).toBe(1);
  });
});

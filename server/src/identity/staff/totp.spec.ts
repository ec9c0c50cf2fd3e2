import { matchingTotpStep, newTotpSecret, totpCode, totpUri } from './totp.js';

// Secret and codes of RFC 6238, appendix B (SHA-1), cut to six digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('TOTP', () => {
  it.each([[59, '287082', 1], [1111111109, '081804', 37037036], [1111111111, '050471', 37037037], [1234567890, '005924', 41152263], [2000000000, '279037', 66666666]])(
    'at second %i the code is %s of step %i',
    (seconds, code, step) => {
      const now = new Date(seconds * 1000);
      expect(totpCode(secret, now)).toBe(code);
      expect(matchingTotpStep(secret, code, now)).toBe(step);
    },
  );

  it.each([[-31, null], [-30, -1], [-1, -1], [0, 0], [29, 0], [30, 1], [59, 1], [60, null]])('a code of %i s from now: step %s from the current one', (seconds, offset) => {
    const now = new Date(60_000_000 * 30 * 1000);
    const step = matchingTotpStep(secret, totpCode(secret, new Date(now.getTime() + seconds * 1000)), now);
    expect(step).toBe(offset === null ? null : 60_000_000 + offset);
  });

  it('makes secrets of 160 bits that apps can read', () => {
    const fresh = newTotpSecret();
    expect(fresh).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(fresh);
    expect(new URL(totpUri(fresh, 'zhang.san'))).toMatchObject({ protocol: 'otpauth:', host: 'totp' });
    expect(new URL(totpUri(fresh, 'zhang.san')).searchParams.get('secret')).toBe(fresh);
  });
});

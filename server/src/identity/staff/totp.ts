import { Secret, TOTP } from 'otpauth';

const periodSeconds = 30;
/** Clocks of phones are off by seconds, not minutes. */
const stepsOfTolerance = 1;

// RFC 6238 with what every authenticator app takes for granted: SHA-1, six digits, thirty seconds.
const generator = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: '家医', label, algorithm: 'SHA1', digits: 6, period: periodSeconds, secret: Secret.fromBase32(secret) });

/** 160 random bits in Base32, as RFC 4226 recommends. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** `otpauth://totp/…` for a QR code. */
export const totpUri = (secret: string, username: string): string => generator(secret, username).toString();

/** The code that an authenticator shows now. */
export const totpCode = (secret: string, now: Date): string => generator(secret, '').generate({ timestamp: now.getTime() });

/** The step a code belongs to, or null when it is none of the current and the two neighbouring ones. */
export function matchingTotpStep(secret: string, code: string, now: Date): number | null {
  const delta = generator(secret, '').validate({ token: code, timestamp: now.getTime(), window: stepsOfTolerance });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / periodSeconds) + delta;
}

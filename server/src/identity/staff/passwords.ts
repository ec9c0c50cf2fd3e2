import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { makeInitialPassword } from '../domain/staff-account-rules.js';

/** Argon2id with 19 MiB and two passes: about 20 ms, the least that OWASP's password storage guide recommends for it. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** Hashing happens on the thread pool and never inside a unit of work, which would hold its locks for that long. */
@Injectable()
export class Passwords {
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(password, parameters);
  }

  /** False, after the same work, also when there is no such account: the time tells nothing. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    this.decoy ??= this.hash(makeInitialPassword(randomInt));
    const right = await verify(passwordHash ?? await this.decoy, password);
    return right && passwordHash !== null;
  }

  /** A one-time password that is easy to read out. */
  makeInitial(): string {
    return makeInitialPassword(randomInt);
  }
}

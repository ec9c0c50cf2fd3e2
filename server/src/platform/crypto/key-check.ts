import { createHmac, type KeyObject } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { SettingsError } from '../config/index.js';
import { Database, UnitOfWork, sqlInstant } from '../database/index.js';
import { Keys } from './keys.js';

/**
 * Keeps a one-way mark of each key in the database, so that a server given other keys stops at boot instead of writing
 * values that nobody can read, or indices that never match.
 */
@Injectable()
export class KeyCheck implements OnApplicationBootstrap {
  constructor(
    private readonly keys: Keys,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.check();
  }

  /** @throws SettingsError when the database was written with other keys than these */
  async check(): Promise<void> {
    const present = this.marks();
    const stored = await this.stored();
    for (const [name, mark] of stored) {
      const here = present.get(name);
      if (here === undefined) throw new SettingsError(`数据库中有用密钥 ${described(name)} 加密的资料，但现在没有这把密钥。请把它放回 FIELD_KEYS（或数据文件夹的 keys/field-keys）。`);
      if (here !== mark) throw new SettingsError(`密钥 ${described(name)} 与数据库原先使用的不是同一把，继续运行会使资料无法读出。请换回原来的密钥，或换回与密钥相配的数据库。`);
    }
    const added = [...present].filter(([name]) => !stored.has(name));
    if (added.length === 0) return;
    await this.unitOfWork.run(async () => {
      const already = await this.stored();
      for (const [name, mark] of added) {
        if (already.has(name)) continue;
        await this.database.execute('INSERT INTO key_check (name, mark, created_at) VALUES (?, ?, ?)', [name, mark, sqlInstant(this.clock.now())]);
      }
    });
  }

  private async stored(): Promise<Map<string, string>> {
    const rows = await this.database.query<{ name: string; mark: string }>('SELECT name, mark FROM key_check');
    return new Map(rows.map(({ name, mark }) => [name, mark]));
  }

  private marks(): Map<string, string> {
    const marks = new Map([['index', markOf(this.keys.index)]]);
    for (const [id, key] of this.keys.field.byId) marks.set(`field:${id}`, markOf(key));
    return marks;
  }
}

const markOf = (key: KeyObject): string => createHmac('sha256', key).update('jiayi key check').digest('hex');

const described = (name: string): string => (name === 'index' ? 'INDEX_KEY' : `FIELD_KEYS 中的 ${name.slice('field:'.length)}`);

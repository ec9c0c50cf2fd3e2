import { FieldCipher } from '../../src/platform/crypto/index.js';
import type { SqlValue } from '../../src/platform/database/index.js';
import type { TestApplication } from './application.js';

const rowsPerStatement = 400;
const statementsPerUnit = 50;
const now = '2026-11-22 02:00:00.000';

/** Fills tables with many rows by multi-row inserts, as fast as both databases take them. */
export class Population {
  private serial = 0;
  private packageId: number | null = null;

  constructor(private readonly test: TestApplication) {}

  async insert(table: string, columns: readonly string[], count: number, rowOf: (index: number) => readonly SqlValue[]): Promise<void> {
    const one = `(${columns.map(() => '?').join(', ')})`;
    const { database, unitOfWork } = this.test;
    for (let from = 0; from < count;) {
      await unitOfWork.run(async () => {
        for (let statement = 0; statement < statementsPerUnit && from < count; statement++) {
          const size = Math.min(rowsPerStatement, count - from);
          await database.execute(
            `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${new Array<string>(size).fill(one).join(', ')}`,
            Array.from({ length: size }, (_, index) => rowOf(from + index)).flat(),
          );
          from += size;
        }
      });
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** The highest id of a table, 0 when it is empty. */
  async lastId(table: string): Promise<number> {
    const [row] = await this.test.database.query<{ id: number | null }>(`SELECT MAX(id) AS id FROM ${table}`);
    return row?.id ?? 0;
  }

  /** @returns the id of the first; the others follow */
  async residents(count: number, valuesOf: (index: number) => { institutionId: number; birthDate?: string; keyGroup?: boolean; name?: string; gridId?: number; reviewOn?: string | null }): Promise<number> {
    const cipher = this.test.application.get(FieldCipher);
    const [idNumber, phone] = [cipher.encrypt('990101198005060015', 'id-number'), cipher.encrypt('13800000000', 'phone')];
    const before = await this.lastId('resident');
    await this.insert('resident', [
      'name', 'id_number_cipher', 'id_number_index', 'sex', 'birth_date', 'phone_cipher', 'address', 'grid_id', 'institution_id', 'active', 'is_key_group',
      'key_group_review_on', 'created_at', 'updated_at',
    ], count, (index) => {
      const { institutionId, birthDate = '1980-05-06', keyGroup = false, name, gridId, reviewOn = '9999-12-31' } = valuesOf(index);
      return [
        name ?? `${'赵钱孙李周吴郑王冯陈'.charAt(index % 10)}${'伟芳娜敏静丽强磊军洋'.charAt(Math.floor(index / 10) % 10)}${index % 97}`, idNumber,
        String(++this.serial).padStart(64, '0'), index % 2 ? 'F' : 'M', birthDate, phone, '清河县永安路', gridId ?? null, institutionId, 1, Number(keyGroup), reviewOn, now, now,
      ];
    });
    return before + 1;
  }

  /** Contracts of one year from 2026-01-01 on. */
  async contracts(count: number, valuesOf: (index: number) => { residentId: number; teamId: number; state?: string; priority?: number; startsOn?: string; endsOn?: string }): Promise<void> {
    const packageId = await this.package();
    await this.insert('contract', ['number', 'resident_id', 'team_id', 'package_id', 'months', 'state', 'priority', 'starts_on', 'ends_on', 'submitted_at'], count, (index) => {
      const { residentId, teamId, state = 'ACTIVE', priority = 1, startsOn = '2026-01-01', endsOn = '2026-12-31' } = valuesOf(index);
      return [`T${String(++this.serial).padStart(12, '0')}`, residentId, teamId, packageId, 12, state, priority, startsOn, endsOn, now];
    });
  }

  private async package(): Promise<number> {
    if (this.packageId === null) {
      await this.insert('service_package', ['region', 'code', 'name', 'sha256', 'body', 'published_at'], 1, () => ['jilin', 'TEST', '基本服务包', '0'.repeat(64), '{}', now]);
      this.packageId = await this.lastId('service_package');
    }
    return this.packageId;
  }

  /** Lets MariaDB know how large the tables have become. */
  async analyse(...tables: string[]): Promise<void> {
    if (this.test.database.dialect !== 'mysql') return;
    for (const table of tables) await this.test.unitOfWork.run(() => this.test.database.query(`ANALYZE TABLE ${table}`));
  }
}

import type { World } from './world.js';

/** Logs that only grow: how many rows there are tells enough. */
const growing: ReadonlySet<string> = new Set(['audit_entry', 'access_entry', 'evidence_record', 'idempotency_record', 'outbox_event']);

export type Snapshot = ReadonlyMap<string, string>;

/** Everything the database holds, table by table. */
export async function snapshotOf({ test: { database } }: World): Promise<Snapshot> {
  const tables = await database.query<{ name: string }>(database.dialect === 'mysql'
    ? 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name'
    : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
  const contents = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await database.query(growing.has(name) ? `SELECT COUNT(*) AS rows_there FROM ${name}` : `SELECT * FROM ${name}`);
    contents.set(name, rows.map((row) => JSON.stringify(row)).sort().join('\n'));
  }
  return contents;
}

/** Names of the tables that are not as they were, and a row of each that differs. */
export function differences(before: Snapshot, after: Snapshot, expected: readonly string[] = []): string[] {
  return [...after].flatMap(([name, now]) => {
    const then = before.get(name) ?? '';
    if (now === then || expected.includes(name)) return [];
    const known = new Set(then.split('\n'));
    return [`${name}: ${now.split('\n').find((row) => !known.has(row)) ?? 'a row is gone'}`];
  });
}

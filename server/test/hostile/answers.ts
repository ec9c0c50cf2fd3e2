import type { Answer } from '../support/request.js';
import type { TestApplication } from '../support/application.js';

/** Stands in each text that is typed, as a name or a number would; no refusal may repeat it. */
export const marker = 'qzx7marker';

/** What no refusal may tell of the machinery. */
const machinery: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a stack trace', /\bat .{1,200}:\d+:\d+/],
  ['a file path', /node_modules|file:\/\/|\.(ts|js|sqlite)\b|(^|[\s"'(])\/(usr|home|tmp|var|etc|proc|work|root|opt|app)\//],
  ['a statement', /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|ORDER BY|FOREIGN KEY|constraint failed)\b/],
  ['a database error', /SQLITE_|\bER_[A-Z]|QueryFailed|ETIMEDOUT|ECONN|errno/],
  ['an error of the language', /(Type|Range|Syntax|Reference)Error|Unexpected token|Cannot read propert|is not a function|FST_[A-Z]/],
];

const slowestMs = 5_000;
/** Many unknown fields must not be answered with more than was asked. */
const longestProblem = 32 * 1024;

/** What is wrong with an answer to whatever was sent; empty when nothing is. */
export function faultsOf(answer: Answer, milliseconds: number): string[] {
  const faults: string[] = [];
  const { status, raw, headers } = answer;
  if (status >= 500) faults.push(`status ${status}`);
  if (milliseconds > slowestMs) faults.push(`took ${Math.round(milliseconds)} ms`);
  if (JSON.stringify(headers).includes(marker)) faults.push('a header repeats what was typed');
  if (status < 400) return faults;
  const text = raw.toString('utf8');
  if (!String(headers['content-type']).startsWith('application/problem+json')) return [...faults, `${status} without application/problem+json: ${text.slice(0, 200)}`];
  const problem = answer.body as { title?: unknown; traceId?: unknown; status?: unknown };
  if (!/[\u4e00-\u9fff]/.test(String(problem.title))) faults.push(`no Chinese title: ${String(problem.title)}`);
  if (!/^[0-9a-f-]{36}$/.test(String(problem.traceId))) faults.push('no traceId');
  if (problem.status !== status) faults.push('another status in the body');
  if (text.includes(marker)) faults.push(`repeats what was typed: ${text.slice(0, 300)}`);
  if (text.length > longestProblem) faults.push(`a problem of ${text.length} characters`);
  for (const [what, pattern] of machinery) if (pattern.test(text)) faults.push(`tells ${what}: ${text.slice(0, 300)}`);
  return faults;
}

/** Number of rows of each table. */
export type RowCounts = ReadonlyMap<string, number>;

export class Tables {
  private constructor(private readonly test: TestApplication, private readonly sql: string) {}

  static async of(test: TestApplication): Promise<Tables> {
    const names = await test.database.query<{ name: string }>(test.database.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
      : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'");
    return new Tables(test, names.map(({ name }) => `SELECT '${name}' AS name, COUNT(*) AS number FROM ${name}`).join(' UNION ALL '));
  }

  async count(): Promise<RowCounts> {
    const rows = await this.test.database.query<{ name: string; number: number }>(this.sql);
    return new Map(rows.map(({ name, number }) => [name, Number(number)]));
  }
}

/** Tables in which the number of rows is not what it was. */
export const changedTables = (before: RowCounts, after: RowCounts): string[] => [...after.keys()].filter((name) => before.get(name) !== after.get(name));

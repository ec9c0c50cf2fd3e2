import { errorCodes } from '@jiayi/domain';
import type { DocumentedRoute } from './api-routes.js';
import type { RouteDeclaration, Sample } from './declaration.js';
import { Marks } from './marks.js';
import { Questions, type Question } from './questions.js';
import type { Rule, Verdict } from './relations.js';
import { send, type MatrixAnswer } from './send.js';
import { differences, snapshotOf } from './snapshot.js';
import type { Caller, Datum, World } from './world.js';

export interface RouteOutcome {
  /** What was asserted, each as `ROLE × relation`. */
  readonly cells: ReadonlySet<string>;
  readonly met: ReadonlyMap<Rule, ReadonlySet<string>>;
  readonly requests: number;
  readonly faults: readonly string[];
}

interface AccessRow {
  readonly id: number;
  readonly residentId: number;
  readonly accountId: number;
}

/** Puts every question of one route, those that are refused first, and collects what is wrong with the answers. */
export class RouteRun {
  private readonly faults: string[] = [];
  private readonly cells = new Set<string>();
  private requests = 0;
  private lastAccess = 0;
  private firstBytes: Buffer | undefined;

  constructor(private readonly world: World, private readonly route: DocumentedRoute, private readonly declaration: RouteDeclaration) {}

  async outcome(): Promise<RouteOutcome> {
    this.lastAccess = await this.lastId('access_entry');
    const questions = new Questions(this.world, this.route, this.declaration);
    const all = questions.all();
    const granted = all.filter(({ verdict }) => this.succeeds(verdict));
    await this.askWithoutEffect(all.filter((question) => !granted.includes(question)), []);
    if (this.route.method === 'GET') await this.askWithoutEffect(granted, ['access_entry', ...this.declaration.keeps ?? []]);
    else for (const question of granted) await this.askWithEffect(question);
    if (!granted.length) this.faults.push(`${this.route.name}: nobody ever succeeds, so the sample proves nothing`);
    return { cells: this.cells, met: questions.met, requests: this.requests, faults: [...questions.faults, ...this.faults] };
  }

  /** In a list, what is hidden is merely missing. */
  private succeeds(verdict: Verdict): boolean {
    return verdict === 'MAY' || (verdict === 'HIDDEN' && this.declaration.about === 'list');
  }

  /** None of these requests may leave anything behind but in the `expected` tables. */
  private async askWithoutEffect(questions: readonly Question[], expected: readonly string[]): Promise<void> {
    const prepared: (readonly [Question, Sample])[] = [];
    for (const question of questions) prepared.push([question, await this.sampleFor(question)]);
    const before = await snapshotOf(this.world);
    for (const [question, sample] of prepared) await this.ask(question, sample);
    for (const change of differences(before, await snapshotOf(this.world), expected)) {
      this.faults.push(`${this.route.name}: ${expected.length ? 'a reading' : 'a refused'} request changed ${change}`);
    }
  }

  /** Afterwards the data are as they were, so that the next one finds them fresh. */
  private async askWithEffect(question: Question): Promise<void> {
    await this.ask(question, await this.sampleFor(question));
    await this.declaration.reset?.(this.world, question.target ?? this.world.main('resident'), question.caller);
  }

  private async sampleFor({ target, caller, sample }: Question): Promise<Sample> {
    const { declaration, world } = this;
    if (sample) return sample;
    return declaration.about === 'item' ? declaration.sample(target as Datum, caller, world) : declaration.sample(caller, world);
  }

  private async ask(question: Question, sample: Sample): Promise<void> {
    const { caller, cells } = question;
    const auditedBefore = await this.deedsOf(caller);
    const answer = await send(this.world, this.route, caller.token, sample);
    this.requests += 1;
    for (const cell of cells) this.cells.add(cell);
    for (const fault of [
      ...this.faultsOfStatus(question, answer), ...faultsOfMarks(question, answer), ...this.faultsOfSecrets(question, answer), ...this.faultsOfBytes(question, answer),
      ...await this.faultsOfAccessEntries(question), ...await this.faultsOfDeed(question, auditedBefore),
    ]) this.faults.push(`${this.route.name} × ${cells.join(', ')} (${caller.place ?? 'nowhere'}): ${fault}`);
  }

  private faultsOfStatus({ verdict }: Question, { status, text }: MatrixAnswer): string[] {
    if (this.succeeds(verdict)) return status === this.route.success ? [] : [`expected ${this.route.success}, got ${status} ${text.slice(0, 200)}`];
    const code = verdict === 'HIDDEN' ? 'NOT_FOUND' : verdict as keyof typeof errorCodes;
    const given = status >= 400 ? (JSON.parse(text) as { code?: string }).code : undefined;
    return status === errorCodes[code].status && given === code ? [] : [`expected ${errorCodes[code].status} ${code}, got ${status} ${given ?? ''}`];
  }

  /** Whole numbers are for nobody, names of institutions and teams for whoever is signed in and not refused. */
  private faultsOfSecrets({ caller, verdict }: Question, { text }: MatrixAnswer): string[] {
    const numbers = (text.match(/\d{17}[\dX]|1\d{10}/g) ?? []).filter((number) => this.world.secrets.has(number));
    const outside = caller.role === 'SIGNED_OUT' || !this.succeeds(verdict);
    return [
      ...numbers.map(() => 'a whole ID or phone number is in the answer'),
      ...(outside && /[a-z]机构|张医生团队/i.test(text) ? ['it names an institution or a team'] : []),
    ];
  }

  /** What cannot be searched for marks is compared with what others get of the same thing. */
  private faultsOfBytes({ verdict, target }: Question, { raw }: MatrixAnswer): string[] {
    if (this.declaration.about !== 'item' || !this.declaration.sameBytes || verdict !== 'MAY' || !target || target !== this.world.main(target.kind)) return [];
    this.firstBytes ??= raw;
    return raw.length > 100 && this.firstBytes.equals(raw) ? [] : ['the bytes are not those that others get'];
  }

  /** Exactly the residents whose data were shown to staff have an entry, under the name of whoever saw them. */
  private async faultsOfAccessEntries({ caller, seen }: Question): Promise<string[]> {
    const rows = await this.world.test.database.query<AccessRow>('SELECT id, resident_id AS residentId, account_id AS accountId FROM access_entry WHERE id > ? ORDER BY id', [this.lastAccess]);
    this.lastAccess = rows.at(-1)?.id ?? this.lastAccess;
    const found = inOrder(rows.map(({ residentId }) => residentId));
    const expected = inOrder(this.declaration.trace === 'access' && caller.practitionerId !== 0 ? [...seen] : []);
    return [
      ...(found === expected ? [] : [`access entries for residents [${found}], expected [${expected}]`]),
      ...(rows.some(({ accountId }) => accountId !== caller.accountId) ? ['an access entry names somebody else'] : []),
    ];
  }

  private async faultsOfDeed({ caller, verdict }: Question, auditedBefore: number): Promise<string[]> {
    return this.declaration.trace !== 'audit' || verdict !== 'MAY' || await this.deedsOf(caller) > auditedBefore ? [] : ['the deed has no audit entry'];
  }

  private async deedsOf({ accountId }: Caller): Promise<number> {
    return this.declaration.trace === 'audit' ? this.lastId('audit_entry', accountId) : 0;
  }

  private async lastId(log: 'audit_entry' | 'access_entry', accountId?: number): Promise<number> {
    const [row] = await this.world.test.database.query<{ id: number | null }>(
      `SELECT MAX(id) AS id FROM ${log} ${accountId === undefined ? '' : 'WHERE account_id = ?'}`, accountId === undefined ? [] : [accountId],
    );
    return row?.id ?? 0;
  }
}

const inOrder = (ids: readonly number[]): string => [...ids].sort((one, other) => one - other).join();

function faultsOfMarks({ marks }: Question, { text }: MatrixAnswer): string[] {
  const found = Marks.in(text);
  return [
    ...[...found].filter((mark) => !marks.has(mark)).map((mark) => `shows ${mark}, which the caller may not see`),
    ...[...marks].filter((mark) => !found.has(mark)).map((mark) => `does not show ${mark}, which the caller may see`),
  ];
}

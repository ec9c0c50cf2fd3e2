import { randomUUID } from 'node:crypto';
import { ContractsService } from '../../src/contracts/contracts.service.js';
import { IdempotencyPurge } from '../../src/platform/idempotency/index.js';
import type { TestApplication } from '../support/application.js';
import type { TestCounty, TestPerson } from '../support/county.js';
import { request, type Answer } from '../support/request.js';
import { Model, refusals, type AnsweredRequest, type Refusal, type Resident, type State, type Team, type Text } from './model.js';

const start = '2026-11-22T02:00:00.000Z';

/** Adults, one of a key group, and three who come of age while the clock jumps: tomorrow, and born on 29 February in both kinds of year. */
const people: readonly Pick<Resident, 'birthDate' | 'keyGroup'>[] = [
  { birthDate: '1980-05-06', keyGroup: false },
  { birthDate: '1950-01-02', keyGroup: true },
  { birthDate: '1996-02-29', keyGroup: false },
  { birthDate: '2008-11-23', keyGroup: false },
  { birthDate: '2012-02-29', keyGroup: false },
];
const teams: readonly Team[] = [{ capacity: 2, accepting: true }, { capacity: 50, accepting: true }, { capacity: 50, accepting: false }];

/** The members of one team who act. */
export interface TeamStaff {
  readonly id: number;
  readonly doctor: TestPerson;
  readonly nurse: TestPerson;
}

interface PublishedText {
  readonly id: number;
  /** Nobody reads it in less time. */
  readonly leastMs: number;
}

/** The real side of a run: fresh people and teams in a county that other runs have used before. */
export class World {
  readonly residents: TestPerson[] = [];
  readonly staff: TeamStaff[] = [];
  readonly texts = {} as Record<Text, PublishedText>;
  packageId = 0;
  carriedOut = 0;
  /** The state in which each contract was last seen. */
  readonly seen = new Map<number, State>();

  private constructor(readonly test: TestApplication, readonly tally: Map<string, number>) {}

  static async make(test: TestApplication, county: TestCounty, tally: Map<string, number>): Promise<{ model: Model; real: World }> {
    test.clock.set(start);
    const world = new World(test, tally);
    const { station } = county.institutions;
    for (const { capacity, accepting } of teams) {
      const id = await county.addTeam(station, { capacity, accepting: accepting ? 1 : 0 });
      world.staff.push({ id, doctor: await county.addStaff('DOCTOR', station, id, 'LEADER'), nurse: await county.addStaff('NURSE', station, id, 'NURSE') });
    }
    for (const { birthDate } of people) world.residents.push(await county.addResident(station, { birthDate }));
    await world.learnTerms();
    const residents = people.map((person): Resident => ({ ...person, readings: [], refusals: 0, looks: 0 }));
    return { model: new Model(test.clock.now().getTime(), residents, teams), real: world };
  }

  private async learnTerms(): Promise<void> {
    const { body } = await this.get(this.residents[0]!, `/signing-options?teamId=${this.staff[0]!.id}`);
    this.packageId = body.packages[0].id;
    for (const [text, { id }] of [['agreement', body.documents.agreement], ['consent', body.documents.healthDataConsent]] as const) {
      const { body: { sections } } = await this.get(this.residents[0]!, `/documents/${id}`);
      const characters = sections.flatMap((section: { heading: string; paragraphs: string[] }) => [section.heading, ...section.paragraphs]).join('').length;
      this.texts[text] = { id, leastMs: Math.min(5_000, (characters / 400) * 1_000) };
    }
  }

  get(person: TestPerson, path: string): Promise<Answer> {
    return request(this.test.application, 'GET', path, { token: person.token });
  }

  /** A request that is answered; when it had its effect, the model keeps it to repeat it later. */
  async post(model: Model, person: TestPerson, path: string, body: object = {}, otherBody: object = { other: true }, key: string = randomUUID()): Promise<Answer> {
    const answer = await request(this.test.application, 'POST', path, { token: person.token, body, key });
    const { status, raw } = answer;
    if (status < 300) model.answered.push({ token: person.token, path, body, otherBody, key, status, raw, at: model.now });
    return answer;
  }

  repeat({ token, path, key }: AnsweredRequest, body: object): Promise<Answer> {
    return request(this.test.application, 'POST', path, { token, body, key });
  }

  /** The model says what comes out; the answer has to say the same. */
  expectOutcome(answer: Answer, expected: Refusal | 'DONE'): void {
    expect(outcomeOf(answer)).toEqual(expected);
    if (expected !== 'DONE') expect(answer.status).toBe(refusals[expected]);
    this.count(expected);
  }

  count(event: string): void {
    this.tally.set(event, (this.tally.get(event) ?? 0) + 1);
  }

  setClock(model: Model, to: number): void {
    model.now = to;
    this.test.clock.set(new Date(to).toISOString());
  }

  expire(): Promise<void> {
    return this.test.application.get(ContractsService).expire();
  }

  drain(): Promise<void> {
    return this.test.settle();
  }

  async purgeAnswers(): Promise<void> {
    await this.test.application.get(IdempotencyPurge).purge(this.test.clock.now());
  }

  async waitingEvents(): Promise<number> {
    const [row] = await this.test.database.query<{ n: number }>('SELECT COUNT(*) AS n FROM outbox_event');
    return Number(row?.n);
  }
}

/** DONE, or the code of the refusal; anything else is told with all that was answered. */
export function outcomeOf({ status, body }: Answer): string {
  if (status === 200 || status === 201) return 'DONE';
  return typeof body.code === 'string' && body.code in refusals ? body.code : `${status} ${JSON.stringify(body)}`;
}

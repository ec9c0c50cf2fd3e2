import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { handSignature } from '../support/signing.js';
import { type Answer } from '../support/request.js';
import { Command } from './command.js';
import { day, majorityOf, refusals, type Model, type Reading, type Refusal, type SigningPlan, type Text } from './model.js';
import { outcomeOf, type World } from './world.js';

const nobodysReading = 999_999_999;
const signatures = { drawn: handSignature, empty: '600x300;5,5,0', invalid: '600x300;5000,5,0' } as const;

async function openReading(model: Model, world: World, resident: number, text: Text): Promise<Reading> {
  const other = text === 'agreement' ? 'consent' : 'agreement';
  const answer = await world.post(model, world.residents[resident]!, '/document-readings', { documentId: world.texts[text].id }, { documentId: world.texts[other].id });
  world.expectOutcome(answer, 'DONE');
  const reading: Reading = { id: answer.body.id, text, openedAt: model.now, completedAt: null };
  model.residents[resident]!.readings.push(reading);
  return reading;
}

async function finishReading(model: Model, world: World, resident: number, reading: Reading): Promise<void> {
  const tooFast = reading.completedAt === null && model.now - reading.openedAt < world.texts[reading.text].leastMs;
  const answer = await world.post(model, world.residents[resident]!, `/document-readings/${reading.id}/completion`);
  world.expectOutcome(answer, tooFast ? 'DOCUMENT_READ_TOO_FAST' : 'DONE');
  if (!tooFast) {
    reading.completedAt ??= model.now;
    expect(answer.body.completedAt).toBe(new Date(reading.completedAt).toISOString());
  }
}

/** Which readings a signing names. */
type NamedReadings = 'fresh' | 'latest' | 'swapped' | 'foreign' | 'none';
/** How long fresh readings lie before they are used: the edges of their week, and of childhood. */
type Ageing = 'none' | 'a week' | 'a week and a moment' | 'until the last moment of childhood' | 'until adulthood';

function usedAt(model: Model, resident: number, ageing: Ageing): number {
  const majority = majorityOf(model.residents[resident]!.birthDate);
  switch (ageing) {
    case 'none': return model.now;
    case 'a week': return model.now + 7 * day;
    case 'a week and a moment': return model.now + 7 * day + 1;
    case 'until the last moment of childhood': return Math.max(model.now, majority - 1);
    case 'until adulthood': return Math.max(model.now, majority);
  }
}

interface PreparedSigning {
  readonly body: Record<string, unknown>;
  readonly refusal: Refusal | null;
}

/** Everything up to the signature, with what the model says will come of it. */
async function prepare(model: Model, world: World, plan: SigningPlan & { readings: NamedReadings; ageing?: Ageing }): Promise<PreparedSigning> {
  if (plan.readings === 'fresh') {
    const opened = [await openReading(model, world, plan.resident, 'agreement'), await openReading(model, world, plan.resident, 'consent')];
    world.setClock(model, model.now + 5_000);
    for (const reading of opened) await finishReading(model, world, plan.resident, reading);
    world.setClock(model, usedAt(model, plan.resident, plan.ageing ?? 'none'));
  }
  const reader = plan.readings === 'foreign' ? (plan.resident + 1) % model.residents.length : plan.resident;
  const named = plan.readings === 'none' ? [] : (['agreement', 'consent'] as const).map((text) => model.lastReading(reader, text));
  if (plan.readings === 'swapped') named.reverse();
  const [agreement, consent] = named;
  return {
    body: {
      teamId: world.staff[plan.team]!.id, packageId: plan.packageOffered ? world.packageId : world.packageId + 999, months: plan.months,
      agreementReadingId: agreement?.id ?? nobodysReading, consentReadingId: consent?.id ?? nobodysReading,
      signature: signatures[plan.signature], device: { channel: 'H5', model: 'test phone' },
    },
    refusal: plan.readings === 'foreign' ? model.refusalOfSigning(plan, undefined, undefined) : model.refusalOfSigning(plan, agreement, consent),
  };
}

const submit = (model: Model, world: World, resident: number, body: Record<string, unknown>, key = randomUUID()): Promise<Answer> =>
  world.post(model, world.residents[resident]!, '/contracts', body, { ...body, months: body['months'] === 12 ? 24 : 12 }, key);

function expectSubmitted(model: Model, world: World, plan: SigningPlan, answer: Answer): void {
  const { id, startsOn, endsOn } = model.submitted(answer.body.id, plan);
  expect(answer.body).toMatchObject({
    id, state: 'SUBMITTED', months: plan.months, startsOn, endsOn, submittedAt: new Date(model.now).toISOString(), decidedAt: null,
    resident: { id: world.residents[plan.resident]!.residentId }, team: { id: world.staff[plan.team]!.id },
    allowed: { withdraw: true, accept: false, return: false, pdf: false },
  });
}

/** A text is opened, and its end is reached or not. */
class Read extends Command<{ resident: number; text: Text; finishedAfterMs: number | null }> {
  protected async act(model: Model, world: World): Promise<void> {
    const { resident, text, finishedAfterMs } = this.plan;
    const reading = await openReading(model, world, resident, text);
    if (finishedAfterMs === null) return;
    world.setClock(model, model.now + finishedAfterMs);
    await finishReading(model, world, resident, reading);
  }
}

class FinishReading extends Command<{ resident: number; text: Text }> {
  override check(model: Readonly<Model>): boolean {
    return model.lastReading(this.plan.resident, this.plan.text) !== undefined;
  }

  protected async act(model: Model, world: World): Promise<void> {
    const { resident, text } = this.plan;
    await finishReading(model, world, resident, model.lastReading(resident, text)!);
  }
}

class Sign extends Command<SigningPlan & { readings: NamedReadings; ageing?: Ageing }> {
  protected async act(model: Model, world: World): Promise<void> {
    const { body, refusal } = await prepare(model, world, this.plan);
    const answer = await submit(model, world, this.plan.resident, body);
    world.expectOutcome(answer, refusal ?? 'DONE');
    if (!refusal) expectSubmitted(model, world, this.plan, answer);
  }
}

/** An impatient finger, or a phone that sends again because no answer came. */
class SignManyTimesAtOnce extends Command<SigningPlan & { copies: number; keys: 'same' | 'different' | 'same for two bodies' }> {
  protected async act(model: Model, world: World): Promise<void> {
    const { resident, copies, keys } = this.plan;
    const { body, refusal } = await prepare(model, world, { ...this.plan, readings: 'fresh' });
    const key = randomUUID();
    const bodies = Array.from({ length: copies }, (_, index) => (keys === 'same for two bodies' && index % 2 ? { ...body, months: 36 } : body));
    const answers = await Promise.all(bodies.map((each) => submit(model, world, resident, each, keys === 'different' ? randomUUID() : key)));
    if (refusal) {
      for (const answer of answers) world.expectOutcome(answer, refusal);
      return;
    }
    const winner = answers.findIndex((answer) => outcomeOf(answer) === 'DONE');
    expect(answers.map(outcomeOf)).toContain('DONE');
    expectSubmitted(model, world, { ...this.plan, months: bodies[winner]!['months'] as number }, answers[winner]!);
    answers.forEach((answer, index) => {
      const repeats = keys !== 'different' && bodies[index]!['months'] === bodies[winner]!['months'];
      if (index === winner || repeats) {
        world.expectOutcome(answer, 'DONE');
        expect(answer.raw).toEqual(answers[winner]!.raw);
      } else world.expectOutcome(answer, keys === 'different' ? 'CONTRACT_ALREADY_OPEN' : 'IDEMPOTENCY_KEY_REUSED');
    });
  }
}

/** Everybody wants to join the same team in the same moment. */
class SignTogether extends Command<{ team: number }> {
  protected async act(model: Model, world: World): Promise<void> {
    const plans = model.residents.map((_, resident): SigningPlan => ({ resident, team: this.plan.team, months: 12, packageOffered: true, signature: 'drawn' }));
    const prepared: PreparedSigning[] = [];
    for (const plan of plans) prepared.push(await prepare(model, world, { ...plan, readings: 'fresh' }));
    const expected = plans.map((plan) => model.refusalOfSigning(plan, model.lastReading(plan.resident, 'agreement'), model.lastReading(plan.resident, 'consent')));
    const places = model.placesLeft(this.plan.team);
    const answers = await Promise.all(prepared.map(({ body }, resident) => submit(model, world, resident, body)));
    const able = expected.filter((refusal) => refusal === null).length;
    expect(answers.filter((answer) => outcomeOf(answer) === 'DONE')).toHaveLength(Math.min(able, Math.max(0, places)));
    answers.forEach((answer, resident) => {
      const signed = outcomeOf(answer) === 'DONE';
      world.expectOutcome(answer, expected[resident] ?? (signed ? 'DONE' : 'TEAM_FULL'));
      if (signed) expectSubmitted(model, world, plans[resident]!, answer);
    });
  }
}

/** The old request is withdrawn on one phone while a new one is signed on another. */
class WithdrawAndSignAtOnce extends Command<{ resident: number; team: number }> {
  override check(model: Readonly<Model>): boolean {
    return model.openContractOf(this.plan.resident)?.state === 'SUBMITTED';
  }

  protected async act(model: Model, world: World): Promise<void> {
    const open = model.openContractOf(this.plan.resident)!;
    const plan: SigningPlan = { ...this.plan, months: 24, packageOffered: true, signature: 'drawn' };
    const { body } = await prepare(model, world, { ...plan, readings: 'fresh' });
    const [withdrawal, answer] = await Promise.all([
      world.post(model, world.residents[plan.resident]!, `/contracts/${open.id}/withdrawal`), submit(model, world, plan.resident, body),
    ]);
    world.expectOutcome(withdrawal, 'DONE');
    const teamWasFull = model.placesLeft(plan.team) <= 0;
    open.state = 'WITHDRAWN';
    const afterwards = model.refusalOfSigning(plan, model.lastReading(plan.resident, 'agreement'), model.lastReading(plan.resident, 'consent'));
    const possible = ['CONTRACT_ALREADY_OPEN', afterwards ?? 'DONE', ...(teamWasFull ? ['TEAM_FULL'] : [])];
    expect(possible).toContain(outcomeOf(answer));
    if (outcomeOf(answer) === 'DONE') expectSubmitted(model, world, plan, answer);
    else expect(answer.status).toBe(refusals[outcomeOf(answer) as Refusal]);
  }
}

class RefuseConsent extends Command<{ resident: number; text: Text }> {
  protected async act(model: Model, world: World): Promise<void> {
    const { resident, text } = this.plan;
    const other = text === 'agreement' ? 'consent' : 'agreement';
    const answer = await world.post(model, world.residents[resident]!, '/consent-refusals', { documentId: world.texts[text].id }, { documentId: world.texts[other].id });
    world.expectOutcome(answer, 'DONE');
    expect(answer.body.consequences.length).toBeGreaterThan(0);
    model.residents[resident]!.refusals += 1;
  }
}

const resident = fc.nat({ max: 4 });
const text = fc.constantFrom<Text>('agreement', 'consent');
/** The small team and the large one; seldom the one that takes nobody. */
const team = fc.constantFrom(0, 0, 0, 1, 1, 1, 2);
const soundPlan = { resident, team, months: fc.constantFrom(12, 24, 36), packageOffered: fc.constant(true), signature: fc.constant('drawn' as const) };
/** Where only the thing in question can refuse. */
const roomy = { team: fc.constant(1) };
const fault = fc.constantFrom<Partial<SigningPlan>>({ months: 13 }, { packageOffered: false }, { signature: 'empty' }, { signature: 'invalid' });

export const signingCommands: readonly fc.Arbitrary<Command<unknown>>[] = [
  fc.record({ ...soundPlan, readings: fc.constant('fresh' as const) }).map((plan) => new Sign(plan)),
  fc.record({ ...soundPlan, ...roomy, resident: fc.nat({ max: 2 }), ageing: fc.constantFrom<Ageing>('a week', 'a week and a moment', 'a week and a moment') })
    .map((plan) => new Sign({ ...plan, readings: 'fresh' })),
  fc.record({ ...soundPlan, ...roomy, resident: fc.constantFrom(3, 4), ageing: fc.constantFrom<Ageing>('until the last moment of childhood', 'until adulthood') })
    .map((plan) => new Sign({ ...plan, readings: 'fresh' })),
  fc.record({ ...soundPlan, readings: fc.constantFrom<NamedReadings>('latest', 'latest', 'swapped', 'foreign', 'none') }).map((plan) => new Sign(plan)),
  fc.record({ ...soundPlan, ...roomy, resident: fc.nat({ max: 2 }), fault })
    .map(({ fault, ...plan }) => new Sign({ ...plan, ...fault, readings: 'fresh' })),
  fc.record({ ...soundPlan, months: fc.constantFrom(12, 24), copies: fc.integer({ min: 2, max: 4 }), keys: fc.constantFrom('same', 'different', 'same for two bodies') })
    .map((plan) => new SignManyTimesAtOnce(plan)),
  fc.record({ team }).map((plan) => new SignTogether(plan)),
  fc.record({ resident, team }).map((plan) => new WithdrawAndSignAtOnce(plan)),
  fc.record({ resident, text, finishedAfterMs: fc.constantFrom(null, 0, 1_000, 4_999, 5_000, 60_000) }).map((plan) => new Read(plan)),
  fc.record({ resident, text }).map((plan) => new FinishReading(plan)),
  fc.record({ resident, text }).map((plan) => new RefuseConsent(plan)),
];

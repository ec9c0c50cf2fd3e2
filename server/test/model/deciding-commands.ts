import fc from 'fast-check';
import type { TestPerson } from '../support/county.js';
import type { Answer } from '../support/request.js';
import { Command, contractAt } from './command.js';
import type { Contract, Model, Refusal } from './model.js';
import { outcomeOf, type World } from './world.js';

/** Of the contract's own team, of another one, or without the right. */
type Decider = 'doctor' | 'doctor of another team' | 'nurse';

const deciderOf = (world: World, contract: Contract, decider: Decider): TestPerson => {
  if (decider === 'nurse') return world.staff[contract.team]!.nurse;
  return world.staff[decider === 'doctor' ? contract.team : (contract.team + 1) % world.staff.length]!.doctor;
};

const refusalOfDecider = (contract: Contract, decider: Decider): Refusal | null => {
  if (decider === 'doctor of another team') return 'NOT_FOUND';
  return contract.state === 'SUBMITTED' ? null : 'CONTRACT_STATE_CHANGED';
};

function expectDecided(model: Model, contract: Contract, answer: Answer, state: 'ACTIVE' | 'RETURNED' | 'WITHDRAWN'): void {
  if (state === 'ACTIVE') model.accepted(contract);
  else contract.state = state;
  expect(answer.body).toMatchObject({ id: contract.id, state, startsOn: contract.startsOn, endsOn: contract.endsOn, decidedAt: new Date(model.now).toISOString() });
}

/** A request that waits, or any contract at all. */
interface ChosenContract {
  age: number;
  waiting: boolean;
}

abstract class ContractCommand<Plan extends ChosenContract> extends Command<Plan> {
  override check(model: Readonly<Model>): boolean {
    return model.contracts.length > 0;
  }

  protected contract(model: Model): Contract {
    return contractAt(model, this.plan.age, this.plan.waiting ? 'SUBMITTED' : undefined)!;
  }
}

class Accept extends ContractCommand<ChosenContract & { by: Decider }> {
  protected async act(model: Model, world: World): Promise<void> {
    const contract = this.contract(model);
    const answer = await world.post(model, deciderOf(world, contract, this.plan.by), `/contracts/${contract.id}/acceptance`);
    const refusal = this.plan.by === 'nurse' ? 'FORBIDDEN' : refusalOfDecider(contract, this.plan.by);
    world.expectOutcome(answer, refusal ?? 'DONE');
    if (!refusal) expectDecided(model, contract, answer, 'ACTIVE');
  }
}

class Return extends ContractCommand<ChosenContract & { by: Decider; reasonCode: string; note: string }> {
  protected async act(model: Model, world: World): Promise<void> {
    const contract = this.contract(model);
    const { by, reasonCode, note } = this.plan;
    const answer = await world.post(model, deciderOf(world, contract, by), `/contracts/${contract.id}/return`, { reasonCode, note }, { reasonCode, note: '另一个说明' });
    const withoutReason = reasonCode === 'NO_SUCH' || (reasonCode === 'OTHER' && note.trim() === '');
    const refusal = by === 'nurse' ? 'FORBIDDEN' : withoutReason ? 'RETURN_REASON_REQUIRED' : refusalOfDecider(contract, by);
    world.expectOutcome(answer, refusal ?? 'DONE');
    if (refusal) return;
    expectDecided(model, contract, answer, 'RETURNED');
    expect(answer.body.returnReason).toMatchObject({ code: reasonCode, note: note.trim() || null });
  }
}

class Withdraw extends ContractCommand<ChosenContract & { by: 'owner' | 'stranger' }> {
  protected async act(model: Model, world: World): Promise<void> {
    const contract = this.contract(model);
    const person = world.residents[this.plan.by === 'owner' ? contract.resident : (contract.resident + 1) % world.residents.length]!;
    const answer = await world.post(model, person, `/contracts/${contract.id}/withdrawal`);
    const refusal = this.plan.by === 'stranger' ? 'NOT_FOUND' : contract.state === 'SUBMITTED' ? null : 'CONTRACT_STATE_CHANGED';
    world.expectOutcome(answer, refusal ?? 'DONE');
    if (!refusal) expectDecided(model, contract, answer, 'WITHDRAWN');
  }
}

/** Doctor and resident act in the same moment, the doctor twice: one decision wins and the others are told. */
class DecideAtOnce extends ContractCommand<ChosenContract> {
  protected async act(model: Model, world: World): Promise<void> {
    const contract = this.contract(model);
    const { doctor } = world.staff[contract.team]!;
    const states = ['ACTIVE', 'RETURNED', 'ACTIVE', 'WITHDRAWN'] as const;
    const answers = await Promise.all([
      world.post(model, doctor, `/contracts/${contract.id}/acceptance`),
      world.post(model, doctor, `/contracts/${contract.id}/return`, { reasonCode: 'OUT_OF_AREA' }, { reasonCode: 'OUT_OF_AREA', note: '另一个说明' }),
      world.post(model, doctor, `/contracts/${contract.id}/acceptance`),
      world.post(model, world.residents[contract.resident]!, `/contracts/${contract.id}/withdrawal`),
    ]);
    const winner = answers.findIndex((answer) => outcomeOf(answer) === 'DONE');
    expect(winner >= 0).toBe(contract.state === 'SUBMITTED');
    answers.forEach((answer, index) => world.expectOutcome(answer, index === winner ? 'DONE' : 'CONTRACT_STATE_CHANGED'));
    if (winner >= 0) expectDecided(model, contract, answers[winner]!, states[winner]!);
  }
}

/** The answer was lost on its way, and the sender asks again: at once, after a year, or with something else under the old key. */
class Repeat extends Command<{ age: number; times: number; changed: boolean }> {
  override check(model: Readonly<Model>): boolean {
    return model.answered.length > 0;
  }

  protected async act(model: Model, world: World): Promise<void> {
    const earlier = model.answered.at(-1 - (this.plan.age % model.answered.length))!;
    const body = this.plan.changed ? earlier.otherBody : earlier.body;
    const answers = await Promise.all(Array.from({ length: this.plan.times }, () => world.repeat(earlier, body)));
    for (const answer of answers) {
      if (this.plan.changed) {
        world.expectOutcome(answer, 'IDEMPOTENCY_KEY_REUSED');
      } else {
        expect(answer.status).toBe(earlier.status);
        expect(answer.raw.equals(earlier.raw)).toBe(true);
      }
    }
  }
}

const chosen = { age: fc.nat({ max: 4 }), waiting: fc.constantFrom(true, true, true, false) };
const note = fc.constantFrom('', '  ', '请联系城东站');

export const decidingCommands: readonly fc.Arbitrary<Command<unknown>>[] = [
  fc.record({ ...chosen, by: fc.constant<Decider>('doctor') }).map((plan) => new Accept(plan)),
  fc.record({ ...chosen, by: fc.constant<Decider>('doctor') }).map((plan) => new Accept(plan)),
  fc.record({ ...chosen, by: fc.constantFrom<Decider>('doctor of another team', 'nurse') }).map((plan) => new Accept(plan)),
  fc.record({ ...chosen, by: fc.constant<Decider>('doctor'), reasonCode: fc.constant('OUT_OF_AREA'), note }).map((plan) => new Return(plan)),
  fc.record({
    ...chosen, by: fc.constantFrom<Decider>('doctor', 'doctor', 'doctor of another team', 'nurse'), reasonCode: fc.constantFrom('OUT_OF_AREA', 'OTHER', 'NO_SUCH'), note,
  }).map((plan) => new Return(plan)),
  fc.record({ ...chosen, by: fc.constantFrom('owner', 'owner', 'owner', 'stranger') }).map((plan) => new Withdraw(plan)),
  fc.record(chosen).map((plan) => new DecideAtOnce(plan)),
  fc.record({ age: fc.nat({ max: 30 }), times: fc.integer({ min: 1, max: 3 }), changed: fc.boolean() }).map((plan) => new Repeat(plan)),
];

import fc from 'fast-check';
import type { TestPerson } from '../support/county.js';
import { Command, contractAt } from './command.js';
import type { Contract, Model, Refusal } from './model.js';
import type { World } from './world.js';

const pages = ['', '/evidence', '/signature.png', '/document.pdf'] as const;
type Onlooker = 'owner' | 'stranger' | 'doctor' | 'nurse' | 'doctor of another team';

/** What staff see of a resident leaves a row, whatever page it was; what they may not see leaves none. */
class LookAtContract extends Command<{ age: number; page: (typeof pages)[number]; by: Onlooker }> {
  override check(model: Readonly<Model>): boolean {
    return contractAt(model, this.plan.age) !== undefined;
  }

  protected async act(model: Model, world: World): Promise<void> {
    const { age, page, by } = this.plan;
    const contract = contractAt(model, age)!;
    const answer = await world.get(this.person(world, contract), `/contracts/${contract.id}${page}`);
    const refusal = this.refusal(contract);
    world.expectOutcome(answer, refusal ?? 'DONE');
    if (refusal) return;
    if (page === '') expect(answer.body).toMatchObject({ id: contract.id, state: contract.state, startsOn: contract.startsOn, endsOn: contract.endsOn });
    if (page === '/evidence') expect(answer.body).toMatchObject({ kind: 'CONTRACT_SUBMITTED', body: { contract: { months: contract.months } } });
    if (by === 'doctor' || by === 'nurse') model.residents[contract.resident]!.looks += 1;
  }

  private person(world: World, { resident, team }: Contract): TestPerson {
    switch (this.plan.by) {
      case 'owner': return world.residents[resident]!;
      case 'stranger': return world.residents[(resident + 1) % world.residents.length]!;
      case 'doctor of another team': return world.staff[(team + 1) % world.staff.length]!.doctor;
      default: return world.staff[team]![this.plan.by];
    }
  }

  private refusal({ state }: Contract): Refusal | null {
    if (this.plan.by === 'stranger' || this.plan.by === 'doctor of another team') return 'NOT_FOUND';
    return this.plan.page === '/document.pdf' && state !== 'ACTIVE' && state !== 'EXPIRED' ? 'CONTRACT_DOCUMENT_NOT_READY' : null;
  }
}

/** Key groups first, then the longest waiting; each person in the list was looked at. */
class LookAtQueue extends Command<{ team: number; by: 'doctor' | 'nurse' }> {
  protected async act(model: Model, world: World): Promise<void> {
    const waiting = model.queueOf(this.plan.team);
    const answer = await world.get(world.staff[this.plan.team]![this.plan.by], '/signing-queue');
    world.expectOutcome(answer, 'DONE');
    expect(answer.body.items.map(({ contractId }: { contractId: number }) => contractId)).toEqual(waiting.map(({ id }) => id));
    expect(answer.body.waiting).toBe(waiting.length);
    for (const { resident } of waiting) model.residents[resident]!.looks += 1;
  }
}

/** What a person sees of themselves is what is so, and leaves no row. */
class LookAtOwn extends Command<{ resident: number }> {
  protected async act(model: Model, world: World): Promise<void> {
    const person = world.residents[this.plan.resident]!;
    const own = model.contracts.filter(({ resident }) => resident === this.plan.resident).sort((one, other) => other.id - one.id).slice(0, 50);
    const { body: contracts } = await world.get(person, '/me/contracts');
    expect(contracts.items.map(({ id, state, startsOn, endsOn }: Contract) => ({ id, state, startsOn, endsOn })))
      .toEqual(own.map(({ id, state, startsOn, endsOn }) => ({ id, state, startsOn, endsOn })));
    const { body: accesses } = await world.get(person, '/me/accesses?limit=100');
    expect(accesses.items).toHaveLength(Math.min(100, model.residents[this.plan.resident]!.looks));
  }
}

export const lookingCommands: readonly fc.Arbitrary<Command<unknown>>[] = [
  fc.record({
    age: fc.nat({ max: 5 }), page: fc.constantFrom(...pages), by: fc.constantFrom<Onlooker>('owner', 'stranger', 'doctor', 'nurse', 'doctor of another team'),
  }).map((plan) => new LookAtContract(plan)),
  fc.record({ team: fc.nat({ max: 2 }), by: fc.constantFrom('doctor', 'nurse') }).map((plan) => new LookAtQueue(plan)),
  fc.record({ resident: fc.nat({ max: 4 }) }).map((plan) => new LookAtOwn(plan)),
];

import type fc from 'fast-check';
import { violations } from '../proving/invariants.js';
import { successors, type Contract, type Model, type State } from './model.js';
import type { World } from './world.js';

/** One thing that somebody does, or that time does. After it, the world must be as the model says. */
export abstract class Command<Plan> implements fc.AsyncCommand<Model, World> {
  constructor(protected readonly plan: Plan) {}

  check(_model: Readonly<Model>): boolean {
    return true;
  }

  async run(model: Model, world: World): Promise<void> {
    await this.act(model, world);
    world.carriedOut += 1;
    world.count(this.constructor.name);
    await expectAgreement(model, world);
  }

  toString(): string {
    return `${this.constructor.name}(${JSON.stringify(this.plan)})`;
  }

  protected abstract act(model: Model, world: World): Promise<void>;
}

/** Plans name the newest contract 0, the one before 1, and so on round; of those in the preferred state, when there is one. */
export function contractAt(model: Readonly<Model>, age: number, preferred?: State): Contract | undefined {
  const fitting = model.contracts.filter(({ state }) => state === preferred);
  const contracts = fitting.length ? fitting : model.contracts;
  return contracts.at(-1 - (age % Math.max(1, contracts.length)));
}

interface ContractRow {
  id: number;
  residentId: number;
  teamId: number;
  months: number;
  state: State;
  startsOn: string;
  endsOn: string;
}

async function expectAgreement(model: Model, world: World): Promise<void> {
  expect(await violations(world.test.database)).toEqual([]);
  const rows = await contractRows(world);
  for (const { id, state } of rows) expectLife(world, id, state);
  expect(rows).toEqual([...model.contracts].sort((one, other) => one.id - other.id).map(({ id, resident, team, months, state, startsOn, endsOn }) => ({
    id, residentId: world.residents[resident]!.residentId, teamId: world.staff[team]!.id, months, state, startsOn, endsOn,
  })));
  expect(await perResident(world, 'access_entry')).toEqual(model.residents.map(({ looks }) => looks));
  expect(await perResident(world, `consent`)).toEqual(model.residents.map((resident, index) =>
    resident.refusals + 2 * model.contracts.filter((contract) => contract.resident === index).length));
}

/** Terminal states stay, and a contract moves by listed steps only. */
function expectLife(world: World, id: number, state: State): void {
  const before = world.seen.get(id);
  if (before === undefined) expect(state).toBe('SUBMITTED');
  else if (before !== state) expect(successors[before]).toContain(state);
  if (before !== state) world.count(state);
  world.seen.set(id, state);
}

const contractRows = (world: World): Promise<ContractRow[]> => world.test.database.query<ContractRow>(
  `SELECT id, resident_id AS residentId, team_id AS teamId, months, state, starts_on AS startsOn, ends_on AS endsOn
   FROM contract WHERE resident_id IN (${world.residents.map(() => '?').join(', ')}) ORDER BY id`,
  world.residents.map(({ residentId }) => residentId),
);

async function perResident(world: World, table: 'access_entry' | 'consent'): Promise<number[]> {
  const ids = world.residents.map(({ residentId }) => residentId);
  const rows = await world.test.database.query<{ id: number; n: number }>(
    `SELECT resident_id AS id, COUNT(*) AS n FROM ${table} WHERE resident_id IN (${ids.map(() => '?').join(', ')}) GROUP BY resident_id`, ids,
  );
  const counts = new Map(rows.map(({ id, n }) => [id, Number(n)]));
  return ids.map((id) => counts.get(id) ?? 0);
}

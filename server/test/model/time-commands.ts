import fc from 'fast-check';
import { Command, contractAt } from './command.js';
import { day, majorityOf, midnightOf, minute, type Model } from './model.js';
import type { World } from './world.js';

/** Sessions of the test people end in 2098. */
const endOfTime = Date.UTC(2090, 0, 1);
const leapDays = Array.from({ length: 16 }, (_, index) => `${2028 + 4 * index}-02-29`);

/** Where the clock can go; `which` chooses the person or the contract. */
const destinations = {
  'a minute later': (model) => model.now + minute,
  'the next day': (model) => midnightOf(model.today) + day,
  'a week later': (model) => model.now + 7 * day,
  'a week and a millisecond later': (model) => model.now + 7 * day + 1,
  'a month later': (model) => model.now + 31 * day,
  'years later': (model, which) => model.now + (1 + (which % 3)) * 365 * day,
  'the last minute before a leap day': (model) => leapDays.map(midnightOf).find((leapDay) => leapDay - minute > model.now)! - minute,
  'the next leap day': (model) => leapDays.map(midnightOf).find((leapDay) => leapDay > model.now)!,
  'the last millisecond of a contract': (model, which) => afterContract(model, which) - 1,
  'the day after a contract': afterContract,
  'the last millisecond of childhood': (model, which) => majorityOf(personAt(model, which)) - 1,
  'the eighteenth birthday': (model, which) => majorityOf(personAt(model, which)),
} satisfies Record<string, (model: Readonly<Model>, which: number) => number>;

/** Of a contract in force where there is one, else of a proposed period, after which nothing must happen. */
function afterContract(model: Readonly<Model>, which: number): number {
  const contract = contractAt(model, which, 'ACTIVE');
  return contract ? midnightOf(contract.endsOn) + day : Number.NaN;
}

const personAt = (model: Readonly<Model>, which: number): string => model.residents.at(-1 - (which % model.residents.length))!.birthDate;

/** The job that ends contracts may run in the very moment: around the end of a contract, that is what matters. */
class MoveClock extends Command<{ to: keyof typeof destinations; which: number; expire: boolean }> {
  /** Time goes forward only, and not beyond its end; what is not a number is neither. */
  override check(model: Readonly<Model>): boolean {
    const target = this.target(model);
    return target > model.now && target < endOfTime;
  }

  protected async act(model: Model, world: World): Promise<void> {
    world.setClock(model, this.target(model));
    if (!this.plan.expire) return;
    await world.expire();
    model.expire();
  }

  private target(model: Readonly<Model>): number {
    return destinations[this.plan.to](model, this.plan.which);
  }
}

type Task = 'expire' | 'drain';

/** What runs by itself: in any order, twice, and several at once as in several processes. */
class RunInBackground extends Command<{ tasks: Task[]; atOnce: boolean }> {
  protected async act(model: Model, world: World): Promise<void> {
    const { tasks, atOnce } = this.plan;
    const run = (task: Task): Promise<void> => world[task]();
    if (atOnce) await Promise.all(tasks.map(run));
    else for (const task of tasks) await run(task);
    if (tasks.includes('expire')) model.expire();
    if (!atOnce && tasks.at(-1) === 'drain') expect(await world.waitingEvents()).toBe(0);
  }
}

/** Answers older than a week are forgotten; by then nobody repeats a request. */
class PurgeAnswers extends Command<Record<never, never>> {
  protected async act(model: Model, world: World): Promise<void> {
    await world.purgeAnswers();
    model.answered = model.answered.filter(({ at }) => at >= model.now - 7 * day);
  }
}

const which = fc.nat({ max: 4 });

export const timeCommands: readonly fc.Arbitrary<Command<unknown>>[] = [
  fc.record({ to: fc.constantFrom(...(Object.keys(destinations) as (keyof typeof destinations)[])), which, expire: fc.boolean() }).map((plan) => new MoveClock(plan)),
  fc.record({ to: fc.constantFrom<keyof typeof destinations>('the last millisecond of a contract', 'the day after a contract'), which, expire: fc.constant(true) })
    .map((plan) => new MoveClock(plan)),
  fc.record({ tasks: fc.array(fc.constantFrom<Task>('expire', 'drain'), { minLength: 1, maxLength: 4 }), atOnce: fc.boolean() }).map((plan) => new RunInBackground(plan)),
  fc.constant(new PurgeAnswers({})),
];

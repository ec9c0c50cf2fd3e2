import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CivilDate } from '@jiayi/domain';
import { keyGroupRulesOf } from '@jiayi/policy';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import { ScheduledJobs } from '../platform/schedule/index.js';
import { deriveKeyGroups } from './domain/key-group-review.js';
import { KeyGroupsRepository, type GroupedResident } from './key-groups.repository.js';

/** Said of residents whose groups, institution or presence may have changed: `{ residentIds }`. */
export const residentsChanged = 'resident.changed';

/** Residents of one statement, and of one unit of work. */
const residentsPerStatement = 200;
const residentsPerUnit = 1_000;
/** So few that the events of one outbox batch make a short unit of work. */
const residentsPerEvent = 20;
const catchUpEveryMs = 60_000;

/** Keeps the derived key groups of residents right: at import, when conditions change, and as people grow older. */
@Injectable()
export class KeyGroupsService implements OnModuleInit {
  private readonly rules;

  constructor(
    policy: RegionPolicy,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly jobs: ScheduledJobs,
    private readonly keyGroups: KeyGroupsRepository,
  ) {
    this.rules = keyGroupRulesOf(policy.pack);
  }

  onModuleInit(): void {
    this.jobs.register({
      name: 'residents.key-groups', rhythm: { everyMs: catchUpEveryMs }, run: async () => { await this.recomputeKeyGroups(this.clock.today()); },
    });
  }

  /**
   * Looks again at everybody whose groups were never derived or whose birthday may change them, in bounded units of work.
   * @returns how many residents were looked at
   */
  async recomputeKeyGroups(today: CivilDate): Promise<number> {
    let looked = 0;
    for (let ids = await this.keyGroups.due(today, residentsPerUnit); ids.length; ids = await this.keyGroups.due(today, residentsPerUnit)) {
      await this.refresh(ids, today);
      looked += ids.length;
    }
    return looked;
  }

  /** Derives the groups of these residents anew; joins the caller's unit of work. */
  async refresh(residentIds: readonly number[], today: CivilDate): Promise<void> {
    for (let start = 0; start < residentIds.length; start += residentsPerUnit) {
      const unit = residentIds.slice(start, start + residentsPerUnit);
      await this.unitOfWork.run(async () => {
        for (let from = 0; from < unit.length; from += residentsPerStatement) {
          await this.refreshBatch(unit.slice(from, from + residentsPerStatement), today);
          // SQLite answers without ever leaving this turn of the event loop; let requests in between.
          await new Promise((resolve) => setImmediate(resolve));
        }
      });
    }
  }

  private async refreshBatch(ids: readonly number[], today: CivilDate): Promise<void> {
    await this.keyGroups.take(ids);
    const facts = await this.keyGroups.facts(ids);
    if (!facts.length) return;
    const flags = collect(await this.keyGroups.flags(ids), ({ code }) => code);
    const conditions = collect(await this.keyGroups.conditions(ids), ({ code }) => code);
    const before = collect(await this.keyGroups.groups(ids), fingerprint);
    const derived = facts.map((row) => {
      const { groups, reviewOn } = deriveKeyGroups(
        { birthDate: row.birthDate, flags: flags.get(row.id) ?? [], conditions: conditions.get(row.id) ?? [] }, today, this.rules,
      );
      return { row, reviewOn, groups: groups.map((groupCode): GroupedResident => ({ residentId: row.id, groupCode, institutionId: row.institutionId })) };
    });
    const differing = derived.filter(({ row, groups }) => groups.map(fingerprint).sort().join() !== (before.get(row.id) ?? []).sort().join());
    await this.keyGroups.replaceGroups(differing.map(({ row }) => row.id), differing.flatMap(({ groups }) => groups));
    await this.keyGroups.saveDerived(derived
      .filter(({ row, groups, reviewOn }) => row.reviewOn !== reviewOn || (row.isKeyGroup === 1) !== groups.length > 0)
      .map(({ row, groups, reviewOn }) => ({ id: row.id, isKeyGroup: groups.length > 0, reviewOn })));
    for (let from = 0; from < facts.length; from += residentsPerEvent) {
      await this.outbox.add(residentsChanged, { residentIds: facts.slice(from, from + residentsPerEvent).map(({ id }) => id) });
    }
  }
}

const fingerprint = ({ groupCode, institutionId }: GroupedResident): string => `${groupCode}@${institutionId}`;

function collect<Row extends { residentId: number }, Value>(rows: readonly Row[], valueOf: (row: Row) => Value): Map<number, Value[]> {
  const collected = new Map<number, Value[]>();
  for (const row of rows) {
    const values = collected.get(row.residentId);
    if (values) values.push(valueOf(row));
    else collected.set(row.residentId, [valueOf(row)]);
  }
  return collected;
}

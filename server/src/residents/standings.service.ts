import { Injectable } from '@nestjs/common';
import type { CivilDate } from '@jiayi/domain';
import { UnitOfWork } from '../platform/database/index.js';
import { coverageChanges, sameStanding, type CoverageChange, type Standing } from './domain/standing.js';
import { StandingsRepository } from './standings.repository.js';

const residentsPerStatement = 200;
const residentsPerUnit = 2_000;

/** Notes how each resident is counted, and tells by how much the counts move. Called by whoever keeps the counts. */
@Injectable()
export class ResidentStandings {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly standings: StandingsRepository) {}

  async residentsOfContracts(contractIds: readonly number[]): Promise<number[]> {
    if (!contractIds.length) return [];
    return (await this.standings.residentsOfContracts(contractIds)).map(({ residentId }) => residentId);
  }

  /**
   * Brings the standings of these residents up to date, in the caller's unit of work.
   * @returns the movement of the counts; empty for what was counted already
   */
  async refresh(residentIds: readonly number[], today: CivilDate): Promise<CoverageChange[]> {
    const distinct = [...new Set(residentIds)];
    const changes: CoverageChange[] = [];
    for (let from = 0; from < distinct.length; from += residentsPerStatement) {
      const ids = distinct.slice(from, from + residentsPerStatement);
      const counted = await this.standings.counted(ids);
      const actual = await this.standings.actual(ids, today);
      const moved = new Map<number, Standing | null>();
      for (const id of ids) {
        const [before, after] = [counted.get(id) ?? null, actual.get(id) ?? null];
        if (sameStanding(before, after)) continue;
        moved.set(id, after);
        changes.push(...coverageChanges(before, after));
      }
      await this.standings.save(moved);
      // SQLite answers without ever leaving this turn of the event loop; let requests in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return changes;
  }

  /**
   * Compares every resident with how he is counted, and corrects it, in bounded units of work. Totals are the caller's.
   * @param takeTurn called first in each unit of work, so that nobody else counts meanwhile
   */
  async correctAll(today: CivilDate, takeTurn: () => Promise<void>): Promise<void> {
    let afterId = 0;
    for (;;) {
      const lastId = await this.standings.endOfRange(afterId, residentsPerUnit);
      if (lastId === null) return;
      const from = afterId;
      await this.unitOfWork.run(async () => {
        await takeTurn();
        await this.standings.correctRange(from, lastId, today);
      });
      afterId = lastId;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

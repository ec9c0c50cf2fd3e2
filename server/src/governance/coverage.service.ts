import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ratePercent } from '@jiayi/domain';
import { coverageTarget, type CoveragePopulation } from '@jiayi/policy';
import { Clock } from '../platform/clock/index.js';
import { idsOfPath, isWithin, UnitOfWork } from '../platform/database/index.js';
import { DomainError, type StaffActor } from '../platform/http/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import { ScheduledJobs } from '../platform/schedule/index.js';
import { ResidentStandings, type CoverageChange } from '../residents/index.js';
import { CoverageRepository, type CoverageRow } from './coverage.repository.js';
import { difference, isNothing, noCounts, rollUp } from './domain/coverage-totals.js';
import type { CoverageTargetResponse, SigningCoverageResponse } from './dto/coverage.dto.js';
import { coveragePaths } from './governance.access.js';

/** Who of the residents is signed, by institution with all below it [G9]. */
@Injectable()
export class CoverageService implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly policy: RegionPolicy,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: ScheduledJobs,
    private readonly standings: ResidentStandings,
    private readonly coverage: CoverageRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'governance.coverage', rhythm: { dailyAt: '01:30' }, run: async (now) => { await this.rebuildCoverage(now); } });
  }

  /** @throws DomainError FORBIDDEN for an institution outside of the caller's subtrees */
  async get(actor: StaffActor, institutionId: number | undefined): Promise<SigningCoverageResponse> {
    const paths = coveragePaths(actor);
    const id = institutionId ?? idsOfPath([...paths].sort((one, other) => one.length - other.length)[0] ?? '').at(-1);
    const path = id === undefined ? null : await this.coverage.pathOf(id);
    if (id === undefined || path === null) throw new DomainError('NOT_FOUND');
    if (!paths.some((subtree) => isWithin(path, subtree))) throw new DomainError('FORBIDDEN');
    const row = await this.coverage.find(id);
    if (!row) throw new DomainError('NOT_FOUND');
    return {
      ...figures(row),
      keyGroupResidents: row.keyGroupResidents,
      keyGroupSigned: row.keyGroupSigned,
      keyGroupRatePercent: ratePercent(row.keyGroupSigned, row.keyGroupResidents),
      target: this.target('ALL'),
      keyGroupTarget: this.target('KEY_GROUPS'),
      asOf: row.asOf?.toISOString() ?? null,
      children: (await this.coverage.children(id)).map(figures),
    };
  }

  /** Counts these residents anew, in the caller's unit of work. What was counted already moves nothing. */
  async follow(residentIds: readonly number[]): Promise<void> {
    if (!residentIds.length) return;
    const now = this.clock.now();
    await this.coverage.addMissing(now);
    await this.coverage.takeTurn();
    const changes = await this.standings.refresh(residentIds, this.clock.today());
    for (const [institutionId, change] of await this.rolledUp(changes)) {
      if (!isNothing(change)) await this.coverage.add(institutionId, change, now);
    }
  }

  /**
   * Counts everybody from the residents and contracts themselves: the nightly check, which also knows whose period
   * began or ended with the passing of a day. In bounded units of work.
   * @returns how many institutions' totals had to be corrected
   */
  async rebuildCoverage(now: Date): Promise<number> {
    await this.standings.correctAll(this.clock.today(), () => this.coverage.takeTurn());
    return this.unitOfWork.run(async () => {
      await this.coverage.addMissing(now);
      await this.coverage.takeTurn();
      const paths = new Map((await this.coverage.allPaths()).map(({ id, path }) => [id, idsOfPath(path)]));
      const actual = rollUp(await this.coverage.ownCounts(), (id) => paths.get(id) ?? []);
      let corrected = 0;
      for (const { institutionId, ...counted } of await this.coverage.totals()) {
        const change = difference(actual.get(institutionId) ?? noCounts, counted);
        if (isNothing(change)) continue;
        await this.coverage.add(institutionId, change, now);
        corrected += 1;
      }
      await this.coverage.markChecked(now);
      return corrected;
    });
  }

  private async rolledUp(changes: readonly CoverageChange[]) {
    const ids = [...new Set(changes.map(({ institutionId }) => institutionId))];
    const paths = new Map(ids.length ? (await this.coverage.pathsOf(ids)).map(({ id, path }) => [id, idsOfPath(path)]) : []);
    return rollUp(changes, (id) => paths.get(id) ?? []);
  }

  private target(population: CoveragePopulation): CoverageTargetResponse | null {
    const cited = coverageTarget(this.policy.pack, population, Number(this.clock.today().slice(0, 4)));
    return cited ? { year: cited.value.year, percent: cited.value.percent, clause: cited.clause } : null;
  }
}

const figures = ({ institutionId, institutionName, residents, signed }: CoverageRow) =>
  ({ institutionId, institutionName, residents, signed, ratePercent: ratePercent(signed, residents) });

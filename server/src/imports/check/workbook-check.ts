import type { CivilDate, KeyGroupRule } from '@jiayi/domain';
import type { Database, UnitOfWork } from '../../platform/database/index.js';
import type { Sheet, Workbook } from '../../platform/spreadsheet/index.js';
import { mergeWorkbook } from '../apply/workbook-merge.js';
import { ResidentMergeRepository } from '../apply/resident-merge.repository.js';
import type { SheetDefinition, SheetKey } from '../domain/column.js';
import type { ImportRow } from '../domain/import-row.js';
import { checkInstitutions } from '../domain/institution-rules.js';
import type { KnownDirectory } from '../domain/known-directory.js';
import { MemberRules } from '../domain/member-rules.js';
import { nearest } from '../domain/nearest.js';
import { OUT_OF_SCOPE, type FaultSink } from '../domain/references.js';
import { ResidentRules } from '../domain/resident-rules.js';
import { NOTES_SHEET, sheetDefinition, sheetDefinitions } from '../domain/sheet-definitions.js';
import { GridRules, TeamRules } from '../domain/team-rules.js';
import { ImportFaultRepository } from '../import-fault.repository.js';
import { noCounts, type ImportCounts, type ImportProgress } from '../import-state.js';
import type { StagingRepository } from '../staging.repository.js';
import { FaultCollector, MAXIMUM_FAULTS, TooManyFaults } from './fault-collector.js';
import { LiveDirectoryRepository } from './live-directory.repository.js';
import { SheetRows } from './sheet-rows.js';

/** Rows that are staged in one unit of work. */
const BATCH = 500;
const WHOLE = 100;

export interface CheckContext {
  jobId: number;
  /** Paths of the subtrees that the importer is responsible for. */
  scope: readonly string[];
  now: Date;
  today: CivilDate;
  groupRules: readonly KeyGroupRule[];
  defaultTeamCapacity: number;
  database: Database;
  unitOfWork: UnitOfWork;
  staging: StagingRepository;
  progress: (progress: ImportProgress) => void;
}

export interface CheckResult {
  faultCount: number;
  /** What an import would do; all zero when there are faults. */
  counts: ImportCounts;
}

/** Checks a whole workbook: every fault is listed, every right row is staged. Nothing of the live data is touched. */
export class WorkbookCheck {
  private readonly faults: FaultCollector;
  private known!: KnownDirectory;

  constructor(private readonly workbook: Workbook, private readonly context: CheckContext) {
    const repository = new ImportFaultRepository(context.database);
    this.faults = new FaultCollector((faults, before) => context.unitOfWork.run(() => repository.add(context.jobId, faults, before)));
  }

  async run(): Promise<CheckResult> {
    try {
      this.known = await new LiveDirectoryRepository(this.context.database).load(this.context.scope);
      this.requireSheets();
      for (const definition of sheetDefinitions) {
        const sheet = this.sheetOf(definition);
        if (sheet) await this.checkSheet(definition.key, sheet);
        await this.faults.flush();
      }
      await this.compareResidents();
    } catch (error) {
      if (!(error instanceof TooManyFaults)) throw error;
    }
    await this.faults.flush(true);
    if (this.faults.count > 0) return { faultCount: Math.min(this.faults.count, MAXIMUM_FAULTS), counts: noCounts() };
    return { faultCount: 0, counts: await mergeWorkbook(this.context, false) };
  }

  private sheetOf({ name }: SheetDefinition): Sheet | null {
    return this.workbook.sheet(name);
  }

  /** At least one sheet must be ours; a sheet with a name that is none of ours would be left out without a word. */
  private requireSheets(): void {
    const names = sheetDefinitions.map((sheet) => sheet.name);
    for (const name of this.workbook.sheetNames) {
      if (names.includes(name) || name === NOTES_SHEET || /^(Sheet\d*|工作表\d*|备注|说明)$/i.test(name)) continue;
      const near = nearest(name, names) ?? names.find((own) => name.includes(own));
      this.faults.add(name, 1, null, near ? `不认识的工作表“${name}”，是不是“${near}”？请改名` : `不认识的工作表“${name}”，不需要导入的请删去`);
    }
    if (!this.workbook.sheetNames.some((name) => names.includes(name))) {
      this.faults.add(this.workbook.sheetNames[0] ?? '工作簿', 1, null, `没有找到可以导入的工作表，名称应为：${names.join('、')}`);
    }
  }

  private async checkSheet(key: SheetKey, sheet: Sheet): Promise<void> {
    const rows = new SheetRows(sheetDefinition(key), sheet, this.faults, { today: this.context.today, date1904: this.workbook.date1904 });
    const { staging, unitOfWork } = this.context;
    const report = (): void => this.context.progress({ phase: key, done: Math.floor(rows.progress * WHOLE), total: WHOLE });
    report();
    switch (key) {
      case 'INSTITUTION':
        return this.checkInstitutionSheet(rows);
      case 'GRID': {
        const rules = new GridRules(this.known);
        return this.stage(rows, report, (row, fault) => rules.check(row, fault), (staged) => unitOfWork.run(() => staging.addGrids(staged)));
      }
      case 'TEAM': {
        const rules = new TeamRules(this.known);
        return this.stage(rows, report, (row, fault) => rules.check(row, fault), (staged) => unitOfWork.run(() => staging.addTeams(staged)));
      }
      case 'MEMBER':
        return this.checkMemberSheet(rows, report);
      case 'RESIDENT': {
        const rules = new ResidentRules(this.known, this.context.groupRules, this.context.today);
        return this.stage(rows, report, (row, fault) => rules.check(row, fault), async (staged) => {
          const sealed = staging.seal(staged);
          await unitOfWork.run(() => staging.addResidents(sealed));
        });
      }
    }
  }

  /** Reads, checks and stages a sheet batch by batch. */
  private async stage<Staged>(
    rows: SheetRows, report: () => void, check: (row: ImportRow, fault: FaultSink) => Staged | null, write: (staged: Staged[]) => Promise<void>,
  ): Promise<void> {
    let waiting: Staged[] = [];
    const flush = async (): Promise<void> => {
      const batch = waiting;
      waiting = [];
      if (batch.length > 0) await write(batch);
      await this.faults.flush();
      report();
    };
    for await (const batch of rows.read()) {
      for (const row of batch) {
        const staged = check(row, this.sink(rows.definition, row.number));
        if (staged) waiting.push(staged);
      }
      if (waiting.length >= BATCH) await flush();
    }
    await flush();
  }

  private async checkInstitutionSheet(rows: SheetRows): Promise<void> {
    const all: ImportRow[] = [];
    for await (const batch of rows.read()) all.push(...batch);
    const staged = checkInstitutions(all, this.known, (row, ...fault) => this.sink(rows.definition, row)(...fault));
    for (let from = 0; from < staged.length; from += BATCH) {
      await this.context.unitOfWork.run(() => this.context.staging.addInstitutions(staged.slice(from, from + BATCH), from));
    }
  }

  private async checkMemberSheet(rows: SheetRows, report: () => void): Promise<void> {
    const rules = new MemberRules(this.known);
    const live = new LiveDirectoryRepository(this.context.database);
    for await (const batch of rows.read()) {
      const onFile = await live.practitioners([...new Set(batch.map((row) => row.requiredText('code')))]);
      const staged = batch.map((row) => rules.check(row, onFile.get(row.requiredText('code')) ?? null, this.sink(rows.definition, row.number)));
      await this.context.unitOfWork.run(() => this.context.staging.addMembers(staged.filter((member) => member !== null)));
      await this.faults.flush();
      report();
    }
    rules.end((row, ...fault) => this.sink(rows.definition, row)(...fault));
  }

  /** What only the staging table can show: the same person twice, people of other regions; then what would change. */
  private async compareResidents(): Promise<void> {
    const { jobId, database, unitOfWork, scope, progress } = this.context;
    const residents = new ResidentMergeRepository(database);
    const { name } = sheetDefinition('RESIDENT');
    for (const { sheetRow, firstRow } of await residents.duplicates(jobId, MAXIMUM_FAULTS)) {
      this.faults.add(name, sheetRow, '身份证号', `身份证号与第 ${firstRow} 行重复（第 ${firstRow} 行和第 ${sheetRow} 行），请只保留一行`);
    }
    const slices = await residents.slices(jobId);
    for (const [index, slice] of slices.entries()) {
      progress({ phase: 'COMPARING', done: index, total: slices.length });
      if (!scope.includes('/')) {
        for (const row of await residents.outOfScope(slice, scope)) this.faults.add(name, row, '身份证号', `这个人已登记在其他地区，${OUT_OF_SCOPE}；需要转入时请联系登记地`);
      }
      // Rows with faults elsewhere will not be imported: nobody asks what they would change.
      if (this.faults.count === 0) await unitOfWork.run(() => residents.compare(slice));
      await this.faults.flush();
    }
  }

  private sink({ name }: SheetDefinition, row: number): FaultSink {
    return (column, reason, value = null) => this.faults.add(name, row, column, reason, value);
  }
}

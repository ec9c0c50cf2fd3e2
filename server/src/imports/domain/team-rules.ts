import type { InstitutionKind } from '@jiayi/domain';
import type { ImportRow } from './import-row.js';
import type { KnownDirectory } from './known-directory.js';
import { Duplicates, OUT_OF_SCOPE, requireInstitution, unknownCode, type FaultSink } from './references.js';
import type { StagedGrid, StagedTeam } from './staged.js';

/** Those that treat patients; a health bureau has neither teams nor grids of its own. */
const servingKinds: readonly InstitutionKind[] = ['LEAD_HOSPITAL', 'CENTRE', 'TOWNSHIP_HOSPITAL', 'STATION'];

/** Checks the grids one by one and makes the right ones known. */
export class GridRules {
  private readonly duplicates = new Duplicates();

  constructor(private readonly known: KnownDirectory) {}

  check(row: ImportRow, fault: FaultSink): StagedGrid | null {
    const grid = { rowNumber: row.number, code: row.requiredText('code'), name: row.requiredText('name'), institutionCode: row.requiredText('institutionCode') };
    if (this.duplicates.found(grid.code, row.number, '网格编码', '网格编码', fault)) return null;
    if (!requireServing(grid.institutionCode, '管理机构编码', this.known, fault)) return null;
    const live = this.known.live.grids.get(grid.code);
    if (live && !this.known.isInScope(live.institutionCode)) {
      fault('网格编码', `这个编码的网格${OUT_OF_SCOPE}`, grid.code);
      return null;
    }
    this.known.grids.set(grid.code, { institutionCode: grid.institutionCode });
    return grid;
  }
}

/** Checks the teams one by one and makes the right ones known. */
export class TeamRules {
  private readonly duplicates = new Duplicates();
  private readonly teamOfGrid = new Map<string, { code: string; row: number }>();

  constructor(private readonly known: KnownDirectory) {}

  check(row: ImportRow, fault: FaultSink): StagedTeam | null {
    const team: StagedTeam = {
      rowNumber: row.number,
      code: row.requiredText('code'),
      name: row.requiredText('name'),
      institutionCode: row.requiredText('institutionCode'),
      capacity: row.integer('capacity'),
      accepting: row.boolean('accepting'),
      introduction: row.text('introduction'),
      gridCodes: row.list('gridCodes') ?? [],
    };
    if (this.duplicates.found(team.code, row.number, '团队编码', '团队编码', fault)) return null;
    if (!requireServing(team.institutionCode, '所属机构编码', this.known, fault)) return null;
    const live = this.known.live.teams.get(team.code);
    if (live && !this.known.isInScope(live.institutionCode)) {
      fault('团队编码', `这个编码的团队${OUT_OF_SCOPE}`, team.code);
      return null;
    }
    if (live && team.capacity !== null && team.capacity < live.placesTaken) {
      fault('签约名额', `签约名额不能少于已占用的 ${live.placesTaken} 个`, String(team.capacity));
      return null;
    }
    // Known even when a grid is wrong, so that its members are not all reported too.
    this.known.teams.set(team.code, { institutionCode: team.institutionCode });
    return this.checkGrids(team, fault) ? team : null;
  }

  private checkGrids(team: StagedTeam, fault: FaultSink): boolean {
    let right = true;
    const note = (reason: string, value: string): void => {
      right = false;
      fault('负责网格编码', reason, value);
    };
    for (const code of team.gridCodes) {
      const grid = this.known.grids.get(code);
      const other = this.teamOfGrid.get(code);
      if (!grid) note(unknownCode('网格', code, this.known.nearestCode('grids', code)), code);
      else if (!this.known.isInScope(grid.institutionCode)) note(`网格${OUT_OF_SCOPE}`, code);
      else if (other) note(`网格“${code}”已由第 ${other.row} 行的团队“${other.code}”负责，一个网格只归一个团队`, code);
      else this.teamOfGrid.set(code, { code: team.code, row: team.rowNumber });
    }
    return right;
  }
}

function requireServing(code: string, column: string, known: KnownDirectory, fault: FaultSink): boolean {
  const institution = requireInstitution(code, column, known, fault);
  if (!institution) return false;
  if (servingKinds.includes(institution.kind)) return true;
  fault(column, `“${institution.name}”是卫生健康行政部门，请填写医院、中心、卫生院、站或村卫生室`, code);
  return false;
}

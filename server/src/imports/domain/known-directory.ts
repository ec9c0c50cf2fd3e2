import type { InstitutionKind } from '@jiayi/domain';

/** An institution on file. */
export interface LiveInstitution {
  id: number;
  code: string;
  name: string;
  kind: InstitutionKind;
  parentCode: string | null;
  path: string;
}

export interface LiveTeam {
  code: string;
  institutionCode: string;
  placesTaken: number;
  /** Code of the practitioner who leads it. */
  leaderCode: string | null;
}

export interface LiveGrid {
  code: string;
  institutionCode: string;
}

export interface LivePractitioner {
  code: string;
  name: string;
  employerCode: string;
}

/** An institution as the workbook leaves it: on file, or in an earlier sheet, or both. */
export interface KnownInstitution {
  code: string;
  name: string;
  kind: InstitutionKind;
  inScope: boolean;
}

/** What rows may refer to: everything on file and everything the workbook itself brings. */
export class KnownDirectory {
  readonly institutions = new Map<string, KnownInstitution>();
  readonly teams = new Map<string, { institutionCode: string }>();
  readonly grids = new Map<string, { institutionCode: string }>();
  private readonly institutionCodeByName = new Map<string, string>();

  /** @param scope paths of the subtrees that the importer is responsible for; '/' is everything */
  constructor(
    readonly live: {
      institutions: ReadonlyMap<string, LiveInstitution>;
      teams: ReadonlyMap<string, LiveTeam>;
      grids: ReadonlyMap<string, LiveGrid>;
    },
    readonly scope: readonly string[],
  ) {
    for (const { code, name, kind, path } of live.institutions.values()) this.addInstitution({ code, name, kind, inScope: this.covers(path) });
    for (const { code, institutionCode } of live.teams.values()) this.teams.set(code, { institutionCode });
    for (const { code, institutionCode } of live.grids.values()) this.grids.set(code, { institutionCode });
  }

  covers(path: string): boolean {
    return this.scope.some((subtree) => path.startsWith(subtree));
  }

  addInstitution(institution: KnownInstitution): void {
    this.institutions.set(institution.code, institution);
    this.institutionCodeByName.set(institution.name, institution.code);
  }

  /** Whether an institution, known or not, lies in the importer's region. */
  isInScope(institutionCode: string): boolean {
    return this.institutions.get(institutionCode)?.inScope ?? false;
  }

  /** The code of the institution of that very name: people write names where codes are asked for. */
  institutionCodeOf(name: string): string | null {
    return this.institutionCodeByName.get(name) ?? null;
  }
}

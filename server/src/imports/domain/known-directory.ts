import type { InstitutionKind } from '@jiayi/domain';
import { nearest } from './nearest.js';

/** Comparing with every code on file costs time: so many different wrong codes get a suggestion, the rest do without. */
const SUGGESTIONS = 300;

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
  private readonly suggestions = new Map<string, string | null>();
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

  /** The code that was most likely meant by a wrong one: people write names where codes are asked for, and slip. */
  nearestCode(what: 'institutions' | 'grids' | 'teams', wrong: string): string | null {
    const named = what === 'institutions' ? this.institutionCodeByName.get(wrong) : undefined;
    if (named !== undefined) return named;
    const key = `${what}\n${wrong}`;
    const known = this.suggestions.get(key);
    if (known !== undefined) return known;
    if (this.suggestions.size >= SUGGESTIONS) return null;
    const suggestion = nearest(wrong, this[what].keys());
    this.suggestions.set(key, suggestion);
    return suggestion;
  }
}

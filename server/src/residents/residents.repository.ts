import { Injectable } from '@nestjs/common';
import type { CivilDate, ContractState } from '@jiayi/domain';
import { Database, placesFor, withinSubtrees, type SqlPredicate } from '../platform/database/index.js';
import { namesBeginning } from './domain/name-range.js';

export interface ResidentRow {
  id: number;
  name: string;
  sex: 'M' | 'F';
  birthDate: CivilDate;
  phoneCipher: string | null;
  idNumberCipher: string;
  address: string | null;
  gridName: string | null;
  institutionName: string;
  /** Comma-separated group codes, or null. */
  groupCodes: string | null;
  contractId: number | null;
  contractState: ContractState | null;
  contractEndsOn: CivilDate | null;
  teamName: string | null;
  /** 1 where the caller may know of the resident's health. */
  health: number;
  /** 1 where the caller may see the ID number, masked. */
  idNumber: number;
}

/** What the caller may see, as conditions on `r`. */
export interface Visibility {
  readonly any: SqlPredicate;
  readonly health: SqlPredicate;
  readonly idNumber: SqlPredicate;
}

export interface ResidentFilter {
  /** The name begins with this. */
  readonly name?: string | undefined;
  /** A group code, or ANY for whoever is in a key group. */
  readonly keyGroup?: string | undefined;
  readonly contractState?: ContractState | 'NONE' | undefined;
  /** Kept by an institution below this path. */
  readonly subtree?: string | undefined;
}

/** Place of a resident in a list of institutions; `name` only where the list is in the order of names. */
export interface InstitutionPosition {
  readonly institutionId: number;
  readonly name: string;
  readonly id: number;
}

/** Place of a contract in a team's list: key groups first, then in the order of signing. */
export interface TeamPosition {
  readonly priority: number;
  readonly submittedAt: Date | string;
  readonly contractId: number;
}

/** Order in which a list over institutions is read, each from an index of its own. */
export type ListOrder = 'NAME' | 'GROUP' | 'STATE';

/** Institutions asked for in one statement; fewer are filled up, so that the texts of statements stay few. */
const institutionsPerStatement = [1, 10, 50, 200] as const;

@Injectable()
export class ResidentsRepository {
  constructor(private readonly database: Database) {}

  /** Everything a card shows, for those of the ids that the caller may see, in the order of the ids. */
  async cards(ids: readonly number[], visibility: Visibility): Promise<ResidentRow[]> {
    if (!ids.length) return [];
    const { any, health, idNumber } = visibility;
    const rows = await this.database.query<ResidentRow>(
      `SELECT r.id, r.name, r.sex, r.birth_date AS birthDate, r.phone_cipher AS phoneCipher, r.id_number_cipher AS idNumberCipher, r.address,
         g.name AS gridName, i.name AS institutionName,
         (SELECT GROUP_CONCAT(k.group_code) FROM resident_key_group k WHERE k.resident_id = r.id) AS groupCodes,
         c.id AS contractId, c.state AS contractState, c.ends_on AS contractEndsOn, t.name AS teamName,
         CASE WHEN ${health.sql} THEN 1 ELSE 0 END AS health, CASE WHEN ${idNumber.sql} THEN 1 ELSE 0 END AS idNumber
       FROM resident r JOIN institution i ON i.id = r.institution_id LEFT JOIN grid g ON g.id = r.grid_id
       LEFT JOIN contract c ON c.id = (SELECT MAX(latest.id) FROM contract latest WHERE latest.resident_id = r.id) LEFT JOIN team t ON t.id = c.team_id
       WHERE r.id IN (${placesFor(ids)}) AND r.active = 1 AND ${any.sql}`,
      [...health.parameters, ...idNumber.parameters, ...ids, ...any.parameters],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  conditionsOf(residentId: number): Promise<{ code: string; name: string; since: CivilDate | null }[]> {
    return this.database.query('SELECT code, name, since FROM resident_condition WHERE resident_id = ? ORDER BY id', [residentId]);
  }

  contractsOf(residentId: number): Promise<{ id: number; number: string; state: ContractState; teamName: string; startsOn: CivilDate; endsOn: CivilDate; submittedAt: Date | string }[]> {
    return this.database.query(
      `SELECT c.id, c.number, c.state, t.name AS teamName, c.starts_on AS startsOn, c.ends_on AS endsOn, c.submitted_at AS submittedAt
       FROM contract c JOIN team t ON t.id = c.team_id WHERE c.resident_id = ? ORDER BY c.id DESC LIMIT 50`,
      [residentId],
    );
  }

  async pathOfInstitution(id: number): Promise<string | null> {
    const [row] = await this.database.query<{ path: string }>('SELECT path FROM institution WHERE id = ?', [id]);
    return row?.path ?? null;
  }

  /** The name of a resident whom the caller may see. */
  async nameOf(id: number, visible: SqlPredicate): Promise<string | null> {
    const [row] = await this.database.query<{ name: string }>(`SELECT r.name FROM resident r WHERE r.id = ? AND ${visible.sql}`, [id, ...visible.parameters]);
    return row?.name ?? null;
  }

  async institutionsWithin(paths: readonly string[]): Promise<number[]> {
    const { sql, parameters } = withinSubtrees('path', paths);
    const rows = await this.database.query<{ id: number }>(`SELECT id FROM institution WHERE ${sql}`, parameters);
    return rows.map(({ id }) => id).sort((one, other) => one - other);
  }

  async teamsOf(practitionerId: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>('SELECT team_id AS id FROM team_member WHERE practitioner_id = ? AND active = 1', [practitionerId]);
    return rows.map(({ id }) => id).sort((one, other) => one - other);
  }

  /** Residents with an open contract of this state with the team. Served by the index that also orders the signing queue. */
  listOfTeam(teamId: number, state: ContractState, filter: ResidentFilter, visible: SqlPredicate, after: TeamPosition | null, limit: number): Promise<(TeamPosition & { id: number })[]> {
    const conditions = [
      { sql: 'c.team_id = ? AND c.state = ?', parameters: [teamId, state] },
      ...(after ? [{
        sql: '(c.priority > ? OR (c.priority = ? AND (c.submitted_at > ? OR (c.submitted_at = ? AND c.id > ?))))',
        parameters: [after.priority, after.priority, after.submittedAt as string, after.submittedAt as string, after.contractId],
      }] : []),
      ...residentConditions(filter), visible,
    ];
    return this.database.query(
      `SELECT c.resident_id AS id, c.priority, c.submitted_at AS submittedAt, c.id AS contractId FROM contract c JOIN resident r ON r.id = c.resident_id
       WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} ORDER BY c.priority, c.submitted_at, c.id LIMIT ${limit}`,
      conditions.flatMap(({ parameters }) => parameters),
    );
  }

  /**
   * Residents of these institutions (ids ascending), institution by institution.
   * @returns places in the order of the list, at most `limit`
   */
  async listOfInstitutions(institutionIds: readonly number[], order: ListOrder, filter: ResidentFilter, visible: SqlPredicate, after: InstitutionPosition | null, limit: number): Promise<InstitutionPosition[]> {
    const found: InstitutionPosition[] = [];
    if (after && institutionIds.includes(after.institutionId)) {
      found.push(...await this.listPart([after.institutionId], order, filter, visible, after, limit));
    }
    const ahead = after ? institutionIds.filter((id) => id > after.institutionId) : institutionIds;
    for (let from = 0; from < ahead.length && found.length < limit;) {
      const size = institutionsPerStatement.find((size) => size >= ahead.length - from) ?? institutionsPerStatement[3];
      const part = ahead.slice(from, from + size);
      found.push(...await this.listPart(filledUp(part, size), order, filter, visible, null, limit - found.length));
      from += size;
    }
    return found;
  }

  private listPart(institutionIds: readonly number[], order: ListOrder, filter: ResidentFilter, visible: SqlPredicate, after: InstitutionPosition | null, limit: number): Promise<InstitutionPosition[]> {
    const { from, institution, resident, own, used } = sources[order];
    const conditions: SqlPredicate[] = [
      { sql: institutionIds.length === 1 ? `${institution} = ?` : `${institution} IN (${placesFor(institutionIds)})`, parameters: institutionIds },
      ...own(filter),
      ...(after ? [order === 'NAME'
        ? { sql: '(r.name > ? OR (r.name = ? AND r.id > ?))', parameters: [after.name, after.name, after.id] }
        : { sql: `${resident} > ?`, parameters: [after.id] }] : []),
      ...residentConditions(filter, used),
      visible,
    ];
    return this.database.query<InstitutionPosition>(
      `SELECT r.id, r.name, ${institution} AS institutionId FROM ${from}
       WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} ORDER BY ${institution}, ${order === 'NAME' ? 'r.name, r.id' : resident} LIMIT ${limit}`,
      conditions.flatMap(({ parameters }) => parameters),
    );
  }
}

const filledUp = (ids: readonly number[], size: number): number[] => [...ids, ...new Array<number>(size - ids.length).fill(ids.at(-1) ?? 0)];

interface Source {
  readonly from: string;
  readonly institution: string;
  readonly resident: string;
  /** The condition that the index itself serves. */
  own(filter: ResidentFilter): SqlPredicate[];
  /** Which part of the filter that is. */
  readonly used: keyof ResidentFilter | null;
}

const sources: Readonly<Record<ListOrder, Source>> = {
  NAME: {
    from: 'resident r', institution: 'r.institution_id', resident: 'r.id', used: 'name',
    own: ({ name }) => (name ? [{ sql: 'r.name >= ? AND r.name < ?', parameters: namesBeginning(name) }] : []),
  },
  GROUP: {
    from: 'resident_key_group k JOIN resident r ON r.id = k.resident_id', institution: 'k.institution_id', resident: 'k.resident_id', used: 'keyGroup',
    own: ({ keyGroup }) => [{ sql: 'k.group_code = ?', parameters: [keyGroup ?? ''] }],
  },
  STATE: {
    from: 'resident_standing s JOIN resident r ON r.id = s.resident_id', institution: 's.institution_id', resident: 's.resident_id', used: 'contractState',
    own: ({ contractState }) => [{ sql: 's.contract_state = ?', parameters: [contractState ?? 'NONE'] }],
  },
};

/** Conditions on `r` that are checked row by row, without the part that the index has served. */
function residentConditions({ name, keyGroup, contractState, subtree }: ResidentFilter, used: keyof ResidentFilter | null = null): SqlPredicate[] {
  const conditions: SqlPredicate[] = [{ sql: 'r.active = 1', parameters: [] }];
  if (name && used !== 'name') conditions.push({ sql: 'r.name >= ? AND r.name < ?', parameters: namesBeginning(name) });
  if (keyGroup === 'ANY') conditions.push({ sql: 'r.is_key_group = 1', parameters: [] });
  else if (keyGroup && used !== 'keyGroup') {
    conditions.push({ sql: 'EXISTS (SELECT 1 FROM resident_key_group grouped WHERE grouped.resident_id = r.id AND grouped.group_code = ?)', parameters: [keyGroup] });
  }
  if (contractState && used !== 'contractState') {
    conditions.push({ sql: 'EXISTS (SELECT 1 FROM resident_standing standing WHERE standing.resident_id = r.id AND standing.contract_state = ?)', parameters: [contractState] });
  }
  if (subtree !== undefined) {
    const within = withinSubtrees('kept.path', [subtree]);
    conditions.push({ sql: `EXISTS (SELECT 1 FROM institution kept WHERE kept.id = r.institution_id AND ${within.sql})`, parameters: within.parameters });
  }
  return conditions;
}

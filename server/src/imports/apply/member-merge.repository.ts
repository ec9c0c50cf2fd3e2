import { placesFor, sqlInstant, type Database, type SqlValue } from '../../platform/database/index.js';
import type { StagedMember } from '../domain/staged.js';
import type { ChangeKind } from '../import-state.js';
import { changeOf, mergedText } from './merge.js';

interface LivePerson {
  id: number;
  code: string;
  name: string;
  kind: string;
  title: string | null;
  specialty: string | null;
  licenceNumber: string | null;
  licenceValidUntil: string | null;
  employerCode: string;
}

interface LiveMembership {
  id: number;
  practitionerCode: string;
  teamCode: string;
  teamRole: string;
  active: number;
}

const key = (practitionerCode: string, teamCode: string): string => `${practitionerCode}\n${teamCode}`;

/** Puts a batch of staged members against the practitioners and memberships on file. */
export class MemberMerge {
  private constructor(
    private readonly database: Database,
    private readonly now: Date,
    private readonly people: Map<string, LivePerson>,
    private readonly memberships: Map<string, LiveMembership>,
  ) {}

  /** @param codes codes of the practitioners of the batch */
  static async load(database: Database, now: Date, codes: readonly string[]): Promise<MemberMerge> {
    const places = placesFor(codes);
    const people = await database.query<LivePerson>(
      `SELECT p.id, p.code, p.name, p.kind, p.title, p.specialty, p.licence_number AS licenceNumber, p.licence_valid_until AS licenceValidUntil, i.code AS employerCode
       FROM practitioner p JOIN institution i ON i.id = p.employer_id WHERE p.code IN (${places})`, codes,
    );
    const memberships = await database.query<LiveMembership>(
      `SELECT m.id, p.code AS practitionerCode, t.code AS teamCode, m.team_role AS teamRole, m.active
       FROM team_member m JOIN practitioner p ON p.id = m.practitioner_id JOIN team t ON t.id = m.team_id WHERE p.code IN (${places})`, codes,
    );
    return new MemberMerge(
      database, now,
      new Map(people.map((person) => [person.code, person])),
      new Map(memberships.map((membership) => [key(membership.practitionerCode, membership.teamCode), membership])),
    );
  }

  /** A row adds when its person or its place in a team is new. */
  async merge(staged: StagedMember, write: boolean): Promise<ChangeKind> {
    const changes = [await this.mergePerson(staged, write), await this.mergeMembership(staged, write)];
    return changes.includes('ADDED') ? 'ADDED' : changes.includes('CHANGED') ? 'CHANGED' : 'UNCHANGED';
  }

  private async mergePerson(staged: StagedMember, write: boolean): Promise<ChangeKind> {
    const live = this.people.get(staged.code);
    const wanted = {
      name: staged.name,
      kind: staged.kind,
      title: mergedText(staged.title, live?.title ?? null),
      specialty: mergedText(staged.specialty, live?.specialty ?? null),
      licenceNumber: mergedText(staged.licenceNumber, live?.licenceNumber ?? null),
      licenceValidUntil: mergedText(staged.licenceValidUntil, live?.licenceValidUntil ?? null),
      employerCode: staged.employerCode,
    };
    const change = changeOf(live, wanted);
    if (change === 'UNCHANGED') return change;
    const { employerCode, ...data } = wanted;
    const values: SqlValue[] = [data.name, data.kind, data.title, data.specialty, data.licenceNumber, data.licenceValidUntil];
    const at = sqlInstant(this.now);
    let id = live?.id ?? 0;
    if (write && live) {
      await this.database.execute(
        `UPDATE practitioner SET name = ?, kind = ?, title = ?, specialty = ?, licence_number = ?, licence_valid_until = ?,
           employer_id = (SELECT i.id FROM institution i WHERE i.code = ?), updated_at = ? WHERE id = ?`, [...values, employerCode, at, live.id],
      );
    } else if (write) {
      ({ insertId: id } = await this.database.execute(
        `INSERT INTO practitioner (code, name, kind, title, specialty, licence_number, licence_valid_until, employer_id, active, created_at, updated_at)
         SELECT ?, ?, ?, ?, ?, ?, ?, i.id, 1, ?, ? FROM institution i WHERE i.code = ?`, [staged.code, ...values, at, at, employerCode],
      ));
    }
    // The next row of the same person repeats this one.
    this.people.set(staged.code, { id, code: staged.code, ...wanted });
    return change;
  }

  private async mergeMembership(staged: StagedMember, write: boolean): Promise<ChangeKind> {
    const { code, teamCode, teamRole } = staged;
    if (teamCode === null || teamRole === null) return 'UNCHANGED';
    const live = this.memberships.get(key(code, teamCode));
    const change = changeOf(live, { teamRole, active: 1 });
    if (!write || change === 'UNCHANGED') return change;
    const at = sqlInstant(this.now);
    if (live) {
      await this.database.execute('UPDATE team_member SET team_role = ?, active = 1, updated_at = ? WHERE id = ?', [teamRole, at, live.id]);
    } else {
      await this.database.execute(
        `INSERT INTO team_member (team_id, practitioner_id, team_role, active, created_at, updated_at)
         SELECT t.id, p.id, ?, 1, ?, ? FROM team t JOIN practitioner p ON p.code = ? WHERE t.code = ?`, [teamRole, at, at, code, teamCode],
      );
    }
    return change;
  }
}

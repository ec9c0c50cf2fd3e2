import { isPractitionerKind, isTeamRole, mayLeadTeam, practitionerKinds } from '@jiayi/domain';
import type { ImportRow } from './import-row.js';
import type { KnownDirectory, LivePractitioner } from './known-directory.js';
import { Duplicates, OUT_OF_SCOPE, requireInstitution, unknownCode, type FaultSink } from './references.js';
import type { StagedMember } from './staged.js';

/** What must be the same in every row of one person. */
const sameInEveryRow = [
  ['name', '姓名'], ['kind', '人员类别'], ['employerCode', '任职机构编码'], ['licenceNumber', '执业证书编号'],
  ['licenceValidUntil', '证书有效期至'], ['title', '职称'], ['specialty', '专长'],
] as const satisfies readonly (readonly [keyof StagedMember, string])[];

/** Checks practitioners and their places in teams; `end` looks at what only all rows together can show. */
export class MemberRules {
  private readonly duplicates = new Duplicates();
  private readonly people = new Map<string, StagedMember>();
  private readonly roles = new Map<string, string>();
  private readonly leaders = new Map<string, StagedMember>();

  constructor(private readonly known: KnownDirectory) {}

  /** @param live the practitioner of that code on file, if there is one */
  check(row: ImportRow, live: LivePractitioner | null, fault: FaultSink): StagedMember | null {
    const member = stagedMember(row);
    if (this.duplicates.found(`${member.code}\n${member.teamCode ?? ''}`, row.number, '人员编码', '同一人员在同一团队的登记', fault)) return null;
    return this.checkPerson(member, live, fault) && this.checkTeam(member, fault) ? member : null;
  }

  /** Teams whose leader on file stays leader beside a new one of the workbook. */
  end(fault: (row: number, ...parts: Parameters<FaultSink>) => void): void {
    for (const [teamCode, leader] of this.leaders) {
      const former = this.known.live.teams.get(teamCode)?.leaderCode ?? null;
      if (former === null || former === leader.code || this.roles.has(`${former}\n${teamCode}`)) continue;
      fault(leader.rowNumber, '团队角色', `团队“${teamCode}”现在的团队长是“${former}”，换人时请把原团队长也写进表里并改任其他角色`, '团队长');
    }
  }

  private checkPerson(member: StagedMember, live: LivePractitioner | null, fault: FaultSink): boolean {
    const first = this.people.get(member.code);
    if (first) {
      const different = sameInEveryRow.find(([key]) => first[key] !== member[key]);
      if (different) fault(different[1], `与第 ${first.rowNumber} 行同一人员编码的${different[1]}不一致`);
      return !different;
    }
    this.people.set(member.code, member);
    if (practitionerKinds[member.kind].licensed && !member.licenceNumber) {
      fault('执业证书编号', `${practitionerKinds[member.kind].name}必须填写执业证书编号`);
      return false;
    }
    if (live && !this.known.isInScope(live.employerCode)) {
      // A member from above [J17] keeps his own data; here he only gets a place in a team.
      const repeats = live.name === member.name && live.employerCode === member.employerCode;
      if (!repeats) fault('人员编码', `这个编码的人员${OUT_OF_SCOPE}`, member.code);
      return repeats;
    }
    return requireInstitution(member.employerCode, '任职机构编码', this.known, fault) !== null;
  }

  private checkTeam(member: StagedMember, fault: FaultSink): boolean {
    const { teamCode, teamRole } = member;
    if (teamCode === null) {
      if (teamRole !== null) fault('团队编码', '填了团队角色，却没有填团队编码');
      return teamRole === null;
    }
    const team = this.known.teams.get(teamCode);
    if (!team) {
      fault('团队编码', unknownCode('团队', teamCode, this.known.nearestCode('teams', teamCode)), teamCode);
      return false;
    }
    if (!this.known.isInScope(team.institutionCode)) {
      fault('团队编码', `团队${OUT_OF_SCOPE}`, teamCode);
      return false;
    }
    if (teamRole === null) {
      fault('团队角色', '团队角色没有填写');
      return false;
    }
    this.roles.set(`${member.code}\n${teamCode}`, teamRole);
    return teamRole !== 'LEADER' || this.checkLeader(member, teamCode, fault);
  }

  private checkLeader(member: StagedMember, teamCode: string, fault: FaultSink): boolean {
    const other = this.leaders.get(teamCode);
    if (!mayLeadTeam(member.kind)) fault('团队角色', `团队长须由医师担任，${practitionerKinds[member.kind].name}不能担任`, '团队长');
    else if (other) fault('团队角色', `团队“${teamCode}”在第 ${other.rowNumber} 行已有团队长（第 ${other.rowNumber} 行和第 ${member.rowNumber} 行）`, '团队长');
    else this.leaders.set(teamCode, member);
    return this.leaders.get(teamCode) === member;
  }
}

function stagedMember(row: ImportRow): StagedMember {
  const kind = row.requiredText('kind');
  const teamRole = row.text('teamRole');
  if (!isPractitionerKind(kind)) throw new Error(`no practitioner kind ${kind}`);
  return {
    rowNumber: row.number,
    code: row.requiredText('code'),
    name: row.requiredText('name'),
    kind,
    title: row.text('title'),
    specialty: row.text('specialty'),
    licenceNumber: row.text('licenceNumber'),
    licenceValidUntil: row.text('licenceValidUntil'),
    employerCode: row.requiredText('employerCode'),
    teamCode: row.text('teamCode'),
    teamRole: isTeamRole(teamRole) ? teamRole : null,
  };
}

/**
 * Shapes of the API's answers, as the console uses them. Instants are ISO UTC strings, civil dates 'YYYY-MM-DD' in
 * Asia/Shanghai, ids integers. Personal numbers arrive masked.
 */
import type { ContractState, InstitutionKind, Ownership, StaffRole } from '@jiayi/domain';

export interface CursorPage<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface CodedName {
  code: string;
  name: string;
}

// System and demo

export interface SystemInformation {
  demo: boolean;
  regionName: string;
  version: string;
}

export interface DemoIdentity {
  roleName: string;
  name: string;
  where: string;
  hint: string;
  signIn:
    | { kind: 'PHONE'; phone: string }
    | { kind: 'STAFF'; username: string; password: string; totpCode: string | null };
}

// Identity

export interface SecondFactor {
  kind: 'VERIFY' | 'ENROL';
  challenge: string;
  /** Base32, only while enrolling. */
  secret: string | null;
  otpauthUri: string | null;
}

export interface StaffSignIn<Session> {
  session: Session | null;
  secondFactor: SecondFactor | null;
}

export interface SessionEntry {
  id: number;
  channel: 'WECHAT' | 'H5' | 'CONSOLE';
  deviceName: string;
  signedInAt: string;
  lastSeenAt: string;
  current: boolean;
}

export interface Grant {
  role: StaffRole;
  roleName: string;
  /** 0 stands for the whole installation. */
  institutionId: number;
  institutionName: string;
}

export interface Me {
  kind: 'RESIDENT' | 'STAFF';
  displayName: string;
  phoneMasked: string | null;
  grants: Grant[];
  practitioner: {
    id: number;
    name: string;
    kind: string;
    kindName: string;
    teams: { id: number; name: string; teamRole: string; teamRoleName: string }[];
  } | null;
  mustChangePassword: boolean;
}

export type IdentityClaimState = 'OPEN' | 'APPROVED' | 'REJECTED';

export interface IdentityClaim {
  id: number;
  state: IdentityClaimState;
  kind: 'NOT_ON_FILE' | 'NAME_DIFFERS' | 'ALREADY_BOUND';
  claimedName: string;
  idNumberMasked: string;
  phoneMasked: string | null;
  submittedAt: string;
  onFile: { residentId: number; name: string; phoneMasked: string | null; address: string } | null;
  decidedAt: string | null;
  decisionNote: string | null;
}

export interface StaffAccount {
  id: number;
  username: string;
  displayName: string;
  practitionerId: number | null;
  grants: Grant[];
  active: boolean;
  lockedUntil: string | null;
  lastSignedInAt: string | null;
  secondFactorEnrolled: boolean;
  /** The signed-in person may change it and reset its password. */
  manageable: boolean;
}

// Directory

export interface Institution {
  id: number;
  code: string;
  name: string;
  kind: InstitutionKind;
  kindName: string;
  parentId: number | null;
  parentName: string | null;
  ownership: Ownership;
  /** Empty when unknown, as the other texts. */
  address: string;
  phone: string;
  /** Degrees. */
  latitude: number | null;
  longitude: number | null;
  openingHours: string;
  active: boolean;
  confirmedAt: string | null;
  /** The data was not confirmed within the period of the region's policy. */
  stale: boolean;
  /** Teams here and below. */
  teamCount: number;
  /** Institutions directly below. */
  childCount: number;
  /** The signed-in person may edit and confirm it. */
  editable: boolean;
}

export interface TeamCard {
  id: number;
  name: string;
  institution: { id: number; name: string; address: string; phone: string };
  leader: { name: string; kindName: string; title: string } | null;
  memberCount: number;
  capacity: number;
  placesLeft: number;
  accepting: boolean;
  confirmedAt: string | null;
  stale: boolean;
  distanceMetres: number | null;
}

export interface TeamMember {
  id: number;
  practitionerId: number;
  name: string;
  kind: string;
  kindName: string;
  teamRole: string;
  teamRoleName: string;
  title: string;
  specialty: string;
  employerName: string;
  /** null where no licence is needed, or its end is not known. */
  licenceValid: boolean | null;
}

export interface Team extends TeamCard {
  introduction: string;
  members: TeamMember[];
  services: { code: string; name: string; description: string; publicHealth: boolean }[];
  grids: CodedName[];
  /** The signed-in person may edit and confirm it. */
  editable: boolean;
}

export interface Practitioner {
  id: number;
  name: string;
  kindName: string;
  title: string;
  employerName: string;
}

// Residents

export interface ResidentListItem {
  id: number;
  name: string;
  sex: 'M' | 'F';
  age: number;
  birthDate: string;
  phoneMasked: string | null;
  /** null where the role may not see it. */
  idNumberMasked: string | null;
  address: string;
  gridName: string | null;
  keyGroups: CodedName[];
  contract: { id: number; state: ContractState; stateName: string; teamName: string; endsOn: string } | null;
}

export interface Resident extends ResidentListItem {
  /** null where the role may not know of them. */
  conditions: { code: string; name: string; since: string | null }[] | null;
  contracts: {
    id: number;
    number: string;
    state: ContractState;
    stateName: string;
    teamName: string;
    startsOn: string;
    endsOn: string;
  }[];
}

// Contracts

export interface PackageItem {
  code: string;
  name: string;
  description: string;
  publicHealth: boolean;
  frequency: string;
}

export interface Contract {
  id: number;
  number: string;
  state: ContractState;
  stateName: string;
  resident: { id: number; name: string };
  team: { id: number; name: string; institutionName: string; institutionPhone: string | null };
  package: { id: number; name: string; items: PackageItem[] };
  months: number;
  /** Proposed while the request waits. */
  startsOn: string;
  endsOn: string;
  submittedAt: string;
  decidedAt: string | null;
  decidedByName: string | null;
  returnReason: { code: string; title: string; advice: string; note: string | null } | null;
  evidenceCode: string;
  timeline: { at: string; title: string; by: string }[];
  allowed: { withdraw: boolean; accept: boolean; return: boolean; pdf: boolean };
}

export interface ContractEvidence {
  code: string;
  sha256: string;
  recordedAt: string;
  leafIndex: number | null;
  checkpoint: { size: number; root: string; signedAt: string } | null;
  verified: boolean;
  body: unknown;
}

export interface QueueRequest {
  contractId: number;
  number: string;
  resident: { id: number; name: string; sex: 'M' | 'F'; age: number; keyGroups: CodedName[] };
  team: { id: number; name: string };
  packageName: string;
  months: number;
  submittedAt: string;
  keyGroupFirst: boolean;
}

export interface SigningQueuePage extends CursorPage<QueueRequest> {
  waiting: number;
}

export interface ReturnReason {
  code: string;
  title: string;
  /** What the resident can do next; sent along with the reason. */
  advice: string;
  noteRequired: boolean;
}

// Messages

export interface Message {
  id: number;
  kind: string;
  title: string;
  body: string;
  at: string;
  readAt: string | null;
  link: { page: 'CONTRACT' | 'QUEUE' | 'REAL_NAME'; id: number } | null;
}

export interface MessagePage extends CursorPage<Message> {
  unread: number;
}

// Governance

export interface AuditEntry {
  id: number;
  at: string;
  actorName: string;
  roleName: string;
  action: string;
  actionName: string;
  targetKind: string;
  targetId: string;
  traceId: string;
  institutionName: string | null;
}

export interface CoverageChild {
  institutionId: number;
  institutionName: string;
  residents: number;
  signed: number;
  /** Two decimals, '49.60'; null where nobody is on file. */
  ratePercent: string | null;
}

export interface CoverageTarget {
  year: number;
  percent: number;
  clause: string;
}

export interface SigningCoverage extends CoverageChild {
  keyGroupResidents: number;
  keyGroupSigned: number;
  keyGroupRatePercent: string | null;
  target: CoverageTarget | null;
  keyGroupTarget: CoverageTarget | null;
  /** null where nothing was counted yet. */
  asOf: string | null;
  children: CoverageChild[];
}

// Imports

export type ImportState = 'CHECKING' | 'FAULTY' | 'READY' | 'IMPORTING' | 'DONE' | 'FAILED' | 'DISCARDED';

export interface ImportCount {
  added: number;
  changed: number;
  unchanged: number;
}

export interface ImportJob {
  id: number;
  fileName: string;
  state: ImportState;
  stateName: string;
  progress: { phase: string; phaseName: string; done: number; total: number | null };
  /** What the import would do (READY) or has done (DONE). */
  counts: Record<'institutions' | 'grids' | 'teams' | 'members' | 'residents', ImportCount>;
  faultCount: number;
  failure: string | null;
  createdAt: string;
  finishedAt: string | null;
  createdByName: string;
}

export interface ImportFault {
  sheet: string;
  row: number;
  column: string | null;
  reason: string;
  value: string | null;
}

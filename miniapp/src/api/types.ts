/**
 * Shapes of the API under /api/v1, as far as the phone uses them. Instants are ISO texts in UTC, civil dates are
 * 'YYYY-MM-DD' in Asia/Shanghai, money is in fen.
 */
export type { Session } from '@jiayi/api-client';

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface CodeName {
  code: string;
  name: string;
}

export interface System {
  demo: boolean;
  regionName: string;
  version: string;
}

// Who is who

export interface SmsCodeReceipt {
  expiresInSeconds: number;
  resendInSeconds: number;
  demoCode: string | null;
}

export interface SecondFactorChallenge {
  kind: 'VERIFY' | 'ENROL';
  challenge: string;
  secret: string | null;
  otpauthUri: string | null;
}

export interface StaffSignIn {
  session: import('@jiayi/api-client').Session | null;
  secondFactor: SecondFactorChallenge | null;
}

export interface DeviceSession {
  id: number;
  channel: 'WECHAT' | 'H5' | 'CONSOLE';
  deviceName: string | null;
  signedInAt: string;
  lastSeenAt: string;
  current: boolean;
}

export type RealNameState = 'NONE' | 'IN_REVIEW' | 'VERIFIED';

export interface Me {
  kind: 'RESIDENT' | 'STAFF';
  displayName: string;
  phoneMasked: string | null;
  realNameState: RealNameState;
  resident: {
    id: number;
    name: string;
    idNumberMasked: string;
    sex: 'M' | 'F';
    birthDate: string;
    age: number;
    address: string;
    gridName: string | null;
  } | null;
  grants: { role: string; roleName: string; institutionId: number; institutionName: string }[];
  practitioner: {
    id: number;
    name: string;
    kind: string;
    kindName: string;
    teams: { id: number; name: string; teamRole: string; teamRoleName: string }[];
  } | null;
  mustChangePassword: boolean;
}

export interface RealNameResult {
  state: 'VERIFIED' | 'IN_REVIEW';
}

export interface DemoIdentity {
  roleName: string;
  name: string;
  where: string;
  signIn:
    | { kind: 'PHONE'; phone: string }
    | { kind: 'STAFF'; username: string; password: string; totpCode: string | null };
  hint: string;
}

// Teams

export interface TeamCard {
  id: number;
  name: string;
  institution: { id: number; name: string; address: string; phone: string };
  leader: { name: string; kindName: string; title: string | null } | null;
  memberCount: number;
  capacity: number;
  placesLeft: number;
  accepting: boolean;
  confirmedAt: string | null;
  stale: boolean;
  distanceMetres: number | null;
}

export interface RecommendedTeams {
  gridName: string | null;
  basis: 'GRID' | 'INSTITUTION' | 'NONE';
  items: TeamCard[];
}

export interface TeamMember {
  id: number;
  practitionerId: number;
  name: string;
  kind: string;
  kindName: string;
  teamRole: string;
  teamRoleName: string;
  title: string | null;
  specialty: string | null;
  employerName: string;
  licenceValid: boolean;
}

export interface TeamService {
  code: string;
  name: string;
  description: string;
  publicHealth: boolean;
}

export interface Team extends TeamCard {
  introduction: string;
  members: TeamMember[];
  services: TeamService[];
  grids: CodeName[];
}

// Signing

export interface PackageItem {
  code: string;
  name: string;
  description: string;
  publicHealth: boolean;
  frequency: string | null;
}

export interface ServicePackage {
  id: number;
  code: string;
  name: string;
  kind: string;
  priceFen: number;
  description: string;
  items: PackageItem[];
}

export interface SigningPeriod {
  months: number;
  label: string;
  startsOn: string;
  endsOn: string;
  clause: string;
}

export type DocumentKind = 'AGREEMENT' | 'HEALTH_DATA_CONSENT';

export interface DocumentBrief {
  id: number;
  kind: DocumentKind;
  version: string;
  title: string;
  sha256: string;
}

export interface DocumentText extends DocumentBrief {
  sections: { heading: string; paragraphs: string[] }[];
}

export interface TeamBrief {
  id: number;
  name: string;
  institutionName: string;
  institutionPhone: string;
}

export interface SigningOptions {
  eligible: boolean;
  obstacles: { code: string; title: string; clause: string | null }[];
  team: TeamBrief;
  packages: ServicePackage[];
  periods: SigningPeriod[];
  documents: { agreement: DocumentBrief; healthDataConsent: DocumentBrief };
  refusalConsequences: string[];
}

export interface DocumentReading {
  id: number;
  openedAt: string;
  completedAt: string | null;
  document: DocumentText;
}

export interface ReadingCompletion {
  id: number;
  openedAt: string;
  completedAt: string;
}

export interface ConsentRefusal {
  id: number;
  consequences: string[];
}

export interface ContractSubmission {
  teamId: number;
  packageId: number;
  months: number;
  agreementReadingId: number;
  consentReadingId: number;
  signature: { width: number; height: number; strokes: [x: number, y: number, milliseconds: number][][] };
  device: { channel: 'WECHAT' | 'H5'; model: string };
}

// Contracts

export type ContractState = 'SUBMITTED' | 'ACTIVE' | 'RETURNED' | 'WITHDRAWN' | 'EXPIRED';

export interface Contract {
  id: number;
  number: string;
  state: ContractState;
  stateName: string;
  resident: { id: number; name: string };
  team: TeamBrief;
  package: { id: number; name: string; items: PackageItem[] };
  months: number;
  startsOn: string;
  endsOn: string;
  submittedAt: string;
  decidedAt: string | null;
  decidedByName: string | null;
  returnReason: { code: string; title: string; note: string | null } | null;
  evidenceCode: string;
  timeline: { at: string; title: string; by: string | null }[];
  allowed: { withdraw: boolean; accept: boolean; return: boolean; pdf: boolean };
}

export interface Evidence {
  code: string;
  sha256: string;
  recordedAt: string;
  leafIndex: number | null;
  checkpoint: { size: number; root: string; signedAt: string } | null;
  verified: boolean;
}

export interface ReturnReason {
  code: string;
  title: string;
}

export interface QueueItem {
  contractId: number;
  number: string;
  resident: { id: number; name: string; sex: 'M' | 'F'; age: number; keyGroups: CodeName[] };
  team: { id: number; name: string };
  packageName: string;
  months: number;
  submittedAt: string;
  keyGroupFirst: boolean;
}

export interface SigningQueue extends Page<QueueItem> {
  waiting: number;
}

export interface Home {
  displayName: string;
  realNameState: RealNameState;
  contract: {
    id: number;
    state: ContractState;
    stateName: string;
    teamId: number;
    teamName: string;
    institutionName: string;
    institutionPhone: string;
    startsOn: string;
    endsOn: string;
    daysLeft: number | null;
  } | null;
  due: { code: string; title: string; detail: string; link: string | null }[];
  unread: number;
}

export interface Consent {
  id: number;
  documentTitle: string;
  documentVersion: string;
  decision: 'GIVEN' | 'REFUSED' | 'WITHDRAWN';
  at: string;
  contractId: number | null;
  evidenceCode: string | null;
  documentId: number;
}

export interface AccessEntry {
  at: string;
  who: string;
  roleName: string;
  institutionName: string;
  purposeName: string;
}

// Messages

export interface Message {
  id: number;
  kind: string;
  title: string;
  body: string;
  at: string;
  readAt: string | null;
  link: { page: 'CONTRACT' | 'QUEUE' | 'REAL_NAME'; id: number | null } | null;
}

export interface MessagePage extends Page<Message> {
  unread: number;
}

// Residents, as the staff see them

export interface ResidentRow {
  id: number;
  name: string;
  sex: 'M' | 'F';
  age: number;
  birthDate: string;
  phoneMasked: string | null;
  idNumberMasked: string;
  address: string;
  gridName: string | null;
  keyGroups: CodeName[];
  contract: { id: number; state: ContractState; stateName: string; teamName: string; endsOn: string } | null;
}

export interface Resident extends ResidentRow {
  conditions: { code: string; name: string; since: string | null }[];
  contracts: { id: number; number: string; state: ContractState; stateName: string; teamName: string; startsOn: string; endsOn: string }[];
}

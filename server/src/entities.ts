import { Consent, ConsentDocument, Contract, ContractFile, DocumentReading, ServicePackage } from './contracts/entities/index.js';
import { DirectoryGram, DirectoryName, Grid, Institution, Practitioner, Team, TeamMember, TeamPlaces } from './directory/entities/index.js';
import { SigningCoverage } from './governance/entities/index.js';
import { Account, IdentityClaimRow, LockoutRow, RoleGrantRow, SessionRow, SignInChallenge, SmsCode, ThrottleRow } from './identity/entities/index.js';
import {
  ImportFaultRow, ImportGate, ImportGridRow, ImportInstitutionRow, ImportJobRow, ImportMemberRow, ImportResidentItemRow, ImportResidentRow, ImportTeamRow,
} from './imports/entities/index.js';
import { Message } from './messages/index.js';
import { AccessEntry, AuditEntry } from './platform/audit/index.js';
import { IdempotencyRecord } from './platform/idempotency/index.js';
import { OutboxEventRow } from './platform/outbox/index.js';
import { ScheduledJobRow } from './platform/schedule/index.js';
import { Resident, ResidentCondition, ResidentGroup, ResidentKeyGroup, ResidentStanding } from './residents/entities/index.js';

/** Every table of the application. Each module adds its own line. */
export const entities = [
  AccessEntry, AuditEntry, IdempotencyRecord, OutboxEventRow, ScheduledJobRow,
  Account, RoleGrantRow, SessionRow, SignInChallenge, SmsCode, IdentityClaimRow, ThrottleRow, LockoutRow,
  Institution, Practitioner, Team, TeamMember, TeamPlaces, Grid, DirectoryName, DirectoryGram,
  Resident, ResidentGroup, ResidentCondition, ResidentKeyGroup, ResidentStanding,
  ServicePackage, ConsentDocument, DocumentReading, Contract, Consent, ContractFile,
  Message,
  ImportJobRow, ImportGate, ImportFaultRow, ImportInstitutionRow, ImportGridRow, ImportTeamRow, ImportMemberRow, ImportResidentRow, ImportResidentItemRow,
  SigningCoverage,
];

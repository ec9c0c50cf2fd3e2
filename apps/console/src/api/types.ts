/**
 * Shapes of the API's answers under the names that the console uses. They come from the API document itself, so that
 * a change of the server shows here at the next type check. Instants are ISO UTC strings, civil dates 'YYYY-MM-DD' in
 * Asia/Shanghai, unknown texts empty; personal numbers arrive masked.
 */
import type { Schemas } from '@jiayi/api-client';

export interface CursorPage<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface CodedName {
  code: string;
  name: string;
}

export type SystemInformation = Schemas['SystemResponse'];
export type DemoIdentity = Schemas['DemoIdentityResponse'];

export type StaffSignIn = Schemas['StaffSignInResponse'];
export type SecondFactor = Schemas['SecondFactorResponse'];
export type SessionEntry = Schemas['SessionItem'];
/** Institution 0 stands for the whole installation. */
export type Grant = Schemas['MyGrant'];
export type Me = Schemas['MeResponse'];
export type IdentityClaim = Schemas['IdentityClaimResponse'];
export type IdentityClaimState = IdentityClaim['state'];
export type StaffAccount = Schemas['StaffAccountResponse'];

export type Institution = Schemas['InstitutionResponse'];
export type TeamCard = Schemas['TeamCardResponse'];
export type TeamMember = Schemas['TeamMemberResponse'];
export type Team = Schemas['TeamResponse'];
export type Practitioner = Schemas['PractitionerResponse'];

export type ResidentListItem = Schemas['ResidentListItem'];
export type Resident = Schemas['ResidentResponse'];

export type PackageItem = Schemas['ServiceItemResponse'];
export type Contract = Schemas['ContractResponse'];
export type ContractEvidence = Schemas['ContractEvidenceResponse'];
export type QueueRequest = Schemas['QueueItemResponse'];
export type SigningQueuePage = Schemas['QueueResponse'];
export type ReturnReason = Schemas['ReturnReasonResponse'];

export type Message = Schemas['MessageResponse'];
export type MessagePage = Schemas['MessagesResponse'];

export type AuditEntry = Schemas['AuditEntryResponse'];
export type CoverageFigures = Schemas['CoverageFigures'];
export type CoverageTarget = Schemas['CoverageTargetResponse'];
export type SigningCoverage = Schemas['SigningCoverageResponse'];

export type ImportCount = Schemas['ChangeCountsResponse'];
export type ImportJob = Schemas['ImportJobResponse'];
export type ImportState = ImportJob['state'];
export type ImportFault = Schemas['ImportFaultResponse'];

import type { Schemas } from '@jiayi/api-client';

/**
 * Shapes of the API under the names that the phone uses; they come from the server's API document. Instants are ISO
 * texts in UTC, civil dates are 'YYYY-MM-DD' in Asia/Shanghai, money is in fen.
 */
export type { Session } from '@jiayi/api-client';

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export type System = Schemas['SystemResponse'];

export type SmsCodeReceipt = Schemas['SmsCodeResponse'];
export type StaffSignIn = Schemas['StaffSignInResponse'];
export type SecondFactorChallenge = Schemas['SecondFactorResponse'];
export type DeviceSession = Schemas['SessionItem'];
export type Me = Schemas['MeResponse'];
export type RealNameResult = Schemas['RealNameResponse'];
export type DemoIdentity = Schemas['DemoIdentityResponse'];

export type TeamCard = Schemas['TeamCardResponse'];
export type RecommendedTeams = Schemas['RecommendedTeamsResponse'];
export type Team = Schemas['TeamResponse'];

export type ServicePackage = Schemas['OfferedPackageResponse'];
export type SigningPeriod = Schemas['OfferedPeriodResponse'];
export type DocumentBrief = Schemas['DocumentBriefResponse'];
export type DocumentText = Schemas['DocumentResponse'];
export type SigningOptions = Schemas['SigningOptionsResponse'];
export type DocumentReading = Schemas['OpenedDocumentResponse'];
export type ReadingCompletion = Schemas['ReadingResponse'];
export type ConsentRefusal = Schemas['RefusalResponse'];
export type ContractSubmission = Schemas['SubmitContractRequest'];

export type Contract = Schemas['ContractResponse'];
export type ContractState = Contract['state'];
export type Evidence = Schemas['ContractEvidenceResponse'];
export type ReturnReason = Schemas['ReturnReasonResponse'];
export type SigningQueue = Schemas['QueueResponse'];
export type QueueItem = Schemas['QueueItemResponse'];
export type Home = Schemas['HomeResponse'];
export type Consent = Schemas['ConsentResponse'];
export type AccessEntry = Schemas['AccessResponse'];

export type Message = Schemas['MessageResponse'];
export type MessagePage = Schemas['MessagesResponse'];

export type ResidentRow = Schemas['ResidentListItem'];
export type Resident = Schemas['ResidentResponse'];

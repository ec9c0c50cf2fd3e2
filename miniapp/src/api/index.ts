import { newIdempotencyKey } from '@jiayi/api-client';
import { anonymousClient, client } from './session';
import type * as Types from './types';

export * from './types';
export { client, onSessionLost, session } from './session';

/** Routes that need no Idempotency-Key (signing in, rotation). */
const keyless = { idempotencyKey: null };

/**
 * One function per operation of the API, named as the operation. A write takes the Idempotency-Key that belongs to
 * the person's intent (see useWrite), so that a repeated attempt cannot do the work twice.
 */
export const api = {
  getSystem: () => anonymousClient.get<Types.System>('/system'),
  listDemoIdentities: () => anonymousClient.get<{ items: Types.DemoIdentity[] }>('/demo/identities'),

  createSmsCode: (phone: string) => anonymousClient.post<Types.SmsCodeReceipt>('/sms-codes', { phone }, keyless),
  signInWithPhone: (body: { phone: string; code: string; deviceName: string }) =>
    anonymousClient.post<Types.Session>('/sessions/phone', body, keyless),
  signInWithWechat: (body: { code: string; deviceName: string }) =>
    anonymousClient.post<Types.Session>('/sessions/wechat', body, keyless),
  signInAsStaff: (body: { username: string; password: string; deviceName: string }) =>
    anonymousClient.post<Types.StaffSignIn>('/sessions/staff', body, keyless),
  completeSecondFactor: (body: { challenge: string; code: string }) =>
    anonymousClient.post<Types.Session>('/sessions/staff/second-factor', body, keyless),
  listSessions: () => client.get<{ items: Types.DeviceSession[] }>('/sessions'),
  signOut: () => client.delete('/sessions/current', { idempotencyKey: newIdempotencyKey(), timeout: 5_000 }),
  revokeSession: (key: string, id: number) => client.delete(`/sessions/${id}`, { idempotencyKey: key }),

  getMe: () => client.get<Types.Me>('/me'),
  setPhone: (key: string, body: { phone: string; code: string }) => client.put<Types.Me>('/me/phone', body, { idempotencyKey: key }),
  changePassword: (key: string, body: { currentPassword: string; newPassword: string }) =>
    client.put<null>('/me/password', body, { idempotencyKey: key }),
  bindRealName: (key: string, body: { name: string; idNumber: string }) =>
    client.post<Types.RealNameResult>('/me/real-name', body, { idempotencyKey: key }),
  listMyAccesses: (cursor: string | null) => client.get<Types.Page<Types.AccessEntry>>('/me/accesses', { query: { cursor } }),
  listMyConsents: (cursor: string | null) => client.get<Types.Page<Types.Consent>>('/me/consents', { query: { cursor } }),
  listMyContracts: () => client.get<{ items: Types.Contract[] }>('/me/contracts'),
  getHome: () => client.get<Types.Home>('/home'),

  recommendTeams: () => client.get<Types.RecommendedTeams>('/teams/recommended'),
  listTeams: (query: { q: string; latitude: number | null; longitude: number | null; cursor: string | null; limit: number }) =>
    client.get<Types.Page<Types.TeamCard>>('/teams', { query }),
  getTeam: (id: number) => client.get<Types.Team>(`/teams/${id}`),

  getSigningOptions: (teamId: number) => client.get<Types.SigningOptions>('/signing-options', { query: { teamId } }),
  openDocument: (key: string, documentId: number) =>
    client.post<Types.DocumentReading>('/document-readings', { documentId }, { idempotencyKey: key }),
  completeDocument: (key: string, readingId: number) =>
    client.post<Types.ReadingCompletion>(`/document-readings/${readingId}/completion`, undefined, { idempotencyKey: key }),
  refuseConsent: (key: string, documentId: number) =>
    client.post<Types.ConsentRefusal>('/consent-refusals', { documentId }, { idempotencyKey: key }),
  getDocument: (id: number) => client.get<Types.DocumentText>(`/documents/${id}`),
  submitContract: (key: string, body: Types.ContractSubmission) =>
    client.post<Types.Contract>('/contracts', body, { idempotencyKey: key }),

  getContract: (id: number) => client.get<Types.Contract>(`/contracts/${id}`),
  withdrawContract: (key: string, id: number) =>
    client.post<Types.Contract>(`/contracts/${id}/withdrawal`, {}, { idempotencyKey: key }),
  acceptContract: (key: string, id: number) =>
    client.post<Types.Contract>(`/contracts/${id}/acceptance`, {}, { idempotencyKey: key }),
  returnContract: (key: string, id: number, body: { reasonCode: string; note: string }) =>
    client.post<Types.Contract>(`/contracts/${id}/return`, body, { idempotencyKey: key }),
  listReturnReasons: () => client.get<{ items: Types.ReturnReason[] }>('/return-reasons'),
  getContractEvidence: (id: number) => client.get<Types.Evidence>(`/contracts/${id}/evidence`),
  getSigningQueue: (cursor: string | null) => client.get<Types.SigningQueue>('/signing-queue', { query: { cursor, limit: 20 } }),

  listMessages: (cursor: string | null) => client.get<Types.MessagePage>('/messages', { query: { cursor, limit: 20 } }),
  readMessage: (key: string, id: number) => client.post<null>(`/messages/${id}/reading`, undefined, { idempotencyKey: key }),
  readAllMessages: (key: string) => client.post<null>('/messages/reading', undefined, { idempotencyKey: key }),

  listResidents: (query: { q: string; keyGroup: string | null; cursor: string | null; limit: number }) =>
    client.get<Types.Page<Types.ResidentRow>>('/residents', { query }),
  getResident: (id: number) => client.get<Types.Resident>(`/residents/${id}`),
};

/** Addresses of what is fetched as a file. */
export const contractDocumentPath = (id: number): string => `/contracts/${id}/document.pdf`;
export const contractSignaturePath = (id: number): string => `/contracts/${id}/signature.png`;

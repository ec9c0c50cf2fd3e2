import { ApiProblem } from '@jiayi/api-client';
import { writeSignature } from '@jiayi/domain';
import type { ContractSubmission } from '@/api';
import { device } from '@/platform/device';
import type { SigningDraft, SigningStepName } from './draft';

/** The request body for a draft with all its steps done; null when one is missing. */
export const submissionOf = (draft: SigningDraft): ContractSubmission | null =>
  draft.package === null || draft.period === null || !draft.agreement?.agreed || !draft.consent?.agreed || draft.signature === null
    ? null
    : {
      teamId: draft.teamId,
      packageId: draft.package.id,
      months: draft.period.months,
      agreementReadingId: draft.agreement.readingId,
      consentReadingId: draft.consent.readingId,
      signature: writeSignature(draft.signature),
      device: { channel: device.channel, model: device.model() },
    };

/** Where a refused submission can be put right: a step of the signing, or another screen. */
export type Remedy =
  | { kind: 'STEP'; step: SigningStepName; label: string }
  | { kind: 'SCREEN'; screen: 'pages/contracts/index' | 'pages/find-team/index' | 'pages/real-name/index'; label: string };

const remedies: Record<string, Remedy> = {
  PACKAGE_NOT_OFFERED: { kind: 'STEP', step: 'plan', label: '重新选服务包' },
  PERIOD_NOT_ALLOWED: { kind: 'STEP', step: 'plan', label: '重新选时间' },
  DOCUMENT_OUTDATED: { kind: 'STEP', step: 'plan', label: '重新读文书' },
  DOCUMENT_NOT_READ: { kind: 'STEP', step: 'agreement', label: '重新读协议' },
  CONSENT_REQUIRED: { kind: 'STEP', step: 'consent', label: '去读健康信息同意书' },
  SIGNATURE_EMPTY: { kind: 'STEP', step: 'signature', label: '重新签名' },
  SIGNATURE_INVALID: { kind: 'STEP', step: 'signature', label: '重新签名' },
  CONTRACT_ALREADY_OPEN: { kind: 'SCREEN', screen: 'pages/contracts/index', label: '看我的合同' },
  TEAM_FULL: { kind: 'SCREEN', screen: 'pages/find-team/index', label: '找别的团队' },
  TEAM_NOT_ACCEPTING: { kind: 'SCREEN', screen: 'pages/find-team/index', label: '找别的团队' },
  REAL_NAME_REQUIRED: { kind: 'SCREEN', screen: 'pages/real-name/index', label: '去核对身份' },
};

export const remedyFor = (error: unknown): Remedy | null =>
  error instanceof ApiProblem ? remedies[error.code] ?? null : null;

/** Which readings the server no longer accepts; they are dropped from the draft, so that the text is read anew. */
export const readingsToDrop = (error: unknown): ('agreement' | 'consent')[] => {
  if (!(error instanceof ApiProblem)) return [];
  if (error.code === 'DOCUMENT_OUTDATED' || error.code === 'DOCUMENT_NOT_READ') return ['agreement', 'consent'];
  return error.code === 'CONSENT_REQUIRED' ? ['consent'] : [];
};

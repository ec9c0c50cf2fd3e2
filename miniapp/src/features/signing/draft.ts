import { newIdempotencyKey } from '@jiayi/api-client';
import type { Signature } from '@jiayi/domain';
import { session, type DocumentBrief, type ServicePackage, type SigningPeriod } from '@/api';
import { onSignOut, useSession } from '@/features/shell/session';
import { open } from '@/platform/navigation';
import { storage } from '@/platform/storage';
import { createStore, useStore } from '@/state/store';

/** One document on its way: opened with a reading, read to its end, agreed to. */
export interface DraftReading {
  documentId: number;
  readingId: number;
  agreed: boolean;
}

/** A signing that is not submitted yet, kept on the device so that leaving, a dead battery or a broken line loses nothing. */
export interface SigningDraft {
  form: typeof currentForm;
  /** Whose it is: a phone may pass from hand to hand. */
  sessionId: number;
  residentId: number;
  residentName: string;
  teamId: number;
  teamName: string;
  institutionName: string;
  package: Pick<ServicePackage, 'id' | 'name' | 'items'> | null;
  period: SigningPeriod | null;
  documents: { agreement: DocumentBrief; consent: DocumentBrief };
  refusalConsequences: string[];
  agreement: DraftReading | null;
  consent: DraftReading | null;
  signature: Signature | null;
  /** Idempotency-Key of the submission; belongs to exactly these contents. */
  submissionKey: string | null;
}

export const signingSteps = ['plan', 'agreement', 'consent', 'signature', 'review'] as const;
export type SigningStepName = (typeof signingSteps)[number];

/** Raised when the shape above changes; a draft of another form is not read. */
const currentForm = 1 as const;
const storageName = 'signing-draft';

const readKept = (): SigningDraft | null => {
  const kept = storage.read<SigningDraft>(storageName);
  return kept !== null && kept.form === currentForm ? kept : null;
};

const draftStore = createStore<SigningDraft | null>(readKept());

const keep = (draft: SigningDraft | null): void => {
  if (draft === null) storage.remove(storageName);
  else storage.write(storageName, draft);
  draftStore.set(draft);
};

export type NewDraft = Omit<SigningDraft, 'form' | 'sessionId' | 'agreement' | 'consent' | 'signature' | 'submissionKey'>;

/** The draft of whoever is signed in, or null. */
export const currentDraft = (): SigningDraft | null => {
  const draft = draftStore.get();
  return draft !== null && draft.sessionId === session.current()?.sessionId ? draft : null;
};

export const useDraft = (): SigningDraft | null => {
  const draft = useStore(draftStore);
  const current = useSession();
  return draft !== null && draft.sessionId === current?.sessionId ? draft : null;
};

/** Begins a draft for a team, or goes on with the one there is; documents that were replaced meanwhile are to be read again. */
export const beginDraft = (contents: NewDraft): void => {
  const current = session.current();
  if (current === null) return;
  const old = currentDraft();
  const same = old !== null && old.teamId === contents.teamId && old.residentId === contents.residentId ? old : null;
  const still = (reading: DraftReading | null | undefined, brief: DocumentBrief): DraftReading | null =>
    reading?.documentId === brief.id ? reading : null;
  const agreement = still(same?.agreement, contents.documents.agreement);
  const consent = still(same?.consent, contents.documents.consent);
  const textsChanged = same !== null && ((same.agreement !== null && agreement === null) || (same.consent !== null && consent === null));
  const next: SigningDraft = {
    ...contents,
    form: currentForm,
    sessionId: current.sessionId,
    agreement,
    consent,
    signature: textsChanged ? null : same?.signature ?? null,
    submissionKey: null,
  };
  const unchanged = same !== null && JSON.stringify({ ...next, submissionKey: same.submissionKey }) === JSON.stringify(same);
  if (!unchanged) keep(next);
};

/** Changes contents of the draft. A key made for the old contents goes with them. */
export const changeDraft = (change: Partial<Pick<SigningDraft, 'agreement' | 'consent' | 'signature'>>): void => {
  const draft = currentDraft();
  if (draft !== null) keep({ ...draft, ...change, submissionKey: null });
};

/** The key to submit with: the one already kept for these contents, or a new one, kept before it is first sent. */
export const submissionKeyOf = (draft: SigningDraft): string => {
  if (draft.submissionKey !== null) return draft.submissionKey;
  const submissionKey = newIdempotencyKey();
  keep({ ...draft, submissionKey });
  return submissionKey;
};

/** Forgets the key once the server has refused what was sent with it (perhaps because the session is over, so nobody is signed in). */
export const renewSubmissionKey = (): void => {
  const draft = draftStore.get();
  if (draft !== null) keep({ ...draft, submissionKey: null });
};

export const discardDraft = (): void => keep(null);

onSignOut(discardDraft);

/** Gives the draft of a lost session to the next one when it is the same person's, and throws it away when it is not. */
export const adoptDraft = (residentId: number | null): void => {
  const draft = draftStore.get();
  const current = session.current();
  if (draft === null || current === null || draft.sessionId === current.sessionId) return;
  keep(draft.residentId === residentId ? { ...draft, sessionId: current.sessionId } : null);
};

export const hasUnadoptedDraft = (): boolean => {
  const draft = draftStore.get();
  return draft !== null && draft.sessionId !== session.current()?.sessionId;
};

/** The first step that is not done; 'review' when all are. */
export const openStep = (draft: SigningDraft): SigningStepName => {
  if (draft.package === null || draft.period === null) return 'plan';
  if (!draft.agreement?.agreed) return 'agreement';
  if (!draft.consent?.agreed) return 'consent';
  return draft.signature === null ? 'signature' : 'review';
};

export const openSigningStep = (step: SigningStepName, teamId: number, go: typeof open = open): void => {
  if (step === 'plan') go('pages/signing/plan/index', { teamId });
  else if (step === 'agreement') go('pages/signing/agreement/index');
  else if (step === 'consent') go('pages/signing/consent/index');
  else if (step === 'signature') go('pages/signing/signature/index');
  else go('pages/signing/review/index');
};

export const resumeSigning = (draft: SigningDraft): void => openSigningStep(openStep(draft), draft.teamId);

import { useRef, useState } from 'react';
import { api, type Contract } from '@/api';
import { isUnanswered } from '@/state/explain';
import { changeDraft, currentDraft, discardDraft, renewSubmissionKey, submissionKeyOf } from './draft';
import { readingsToDrop, submissionOf } from './submission';

/**
 * Submits the draft. Its Idempotency-Key is in storage before the request leaves, and stays there until the server has
 * answered: trying again, even after the app was closed, cannot make a second contract.
 */
export const useSubmission = () => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef(false);

  const submit = async (): Promise<Contract | null> => {
    const draft = currentDraft();
    const body = draft && submissionOf(draft);
    if (draft === null || body === null || running.current) return null;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      const contract = await api.submitContract(submissionKeyOf(draft), body);
      discardDraft();
      return contract;
    } catch (reason) {
      // After a refusal nothing is under way any more: the next attempt is a new one.
      if (!isUnanswered(reason)) renewSubmissionKey();
      readingsToDrop(reason).forEach((name) => changeDraft({ [name]: null }));
      setError(reason);
      return null;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  return { submit, busy, error };
};

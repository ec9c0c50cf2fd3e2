import { useRef, useState } from 'react';
import { newIdempotencyKey } from '@jiayi/api-client';
import { api, type DocumentText } from '@/api';
import { isUnanswered } from '@/state/explain';
import { useLoad } from '@/state/useLoad';
import { changeDraft, currentDraft, type SigningDraft } from './draft';

export type DocumentName = 'agreement' | 'consent';

/**
 * Opens a document for reading (the server notes when) and finds out when its end has been seen. A document already
 * agreed to is only shown again.
 */
export const useReading = (name: DocumentName, draft: SigningDraft) => {
  const brief = draft.documents[name];
  const alreadyAgreed = draft[name]?.agreed === true;
  const [reachedEnd, setReachedEnd] = useState(alreadyAgreed);
  const [round, setRound] = useState(1);
  // Opening again after silence must not count as a second opening.
  const openingKey = useRef(newIdempotencyKey());
  const opened = useRef<DocumentText | null>(null);

  const text = useLoad<DocumentText>(`${name}:${brief.id}:${round}`, async () => {
    if (opened.current !== null) return opened.current;
    if (currentDraft()?.[name]?.agreed) {
      opened.current = await api.getDocument(brief.id);
      return opened.current;
    }
    try {
      const reading = await api.openDocument(openingKey.current, brief.id);
      opened.current = reading.document;
      changeDraft({ [name]: { documentId: brief.id, readingId: reading.id, agreed: false } });
      return reading.document;
    } catch (error) {
      if (!isUnanswered(error)) openingKey.current = newIdempotencyKey();
      throw error;
    }
  });

  /** Forgets the reading, so that the document is opened and read anew. */
  const startAnew = (): void => {
    changeDraft({ [name]: null });
    opened.current = null;
    openingKey.current = newIdempotencyKey();
    setReachedEnd(false);
    setRound((old) => old + 1);
  };

  return { text, reachedEnd, alreadyAgreed, onEnd: () => setReachedEnd(true), startAnew };
};

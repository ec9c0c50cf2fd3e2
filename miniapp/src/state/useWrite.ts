import { useCallback, useRef, useState } from 'react';
import { newIdempotencyKey } from '@jiayi/api-client';
import { isUnanswered } from './explain';
import { useLatest } from './useLatest';

export interface Write<Input, Result> {
  /** Resolves with the answer, or with null after a failure (then `error` says which). */
  run: (input: Input) => Promise<Result | null>;
  busy: boolean;
  error: unknown;
  clear: () => void;
}

/**
 * One intended write. Its Idempotency-Key is made before the first attempt and kept until the server has answered:
 * trying again after silence sends the same key, so the work is done once. Another input is another intent.
 */
export const useWrite = <Input, Result>(send: (key: string, input: Input) => Promise<Result>): Write<Input, Result> => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const intent = useRef<{ key: string; input: string } | null>(null);
  const running = useRef(false);
  const latestSend = useLatest(send);

  const run = useCallback(async (input: Input): Promise<Result | null> => {
    // A second tap while the first is under way is the same intent.
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setError(null);
    const text = JSON.stringify(input) ?? '';
    if (intent.current === null || intent.current.input !== text) intent.current = { key: newIdempotencyKey(), input: text };
    try {
      const result = await latestSend.current(intent.current.key, input);
      intent.current = null;
      return result;
    } catch (reason) {
      if (!isUnanswered(reason)) intent.current = null;
      setError(reason);
      return null;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, [latestSend]);

  const clear = useCallback(() => setError(null), []);
  return { run, busy, error, clear };
};

import { useCallback, useEffect, useRef, useState } from 'react';
import { useShown } from '@/platform/navigation';
import { useLatest } from './useLatest';

export interface Loaded<Data> {
  /** The last answer; stays while a newer one is fetched or could not be fetched. */
  data: Data | null;
  /** What went wrong with the last attempt. */
  error: unknown;
  loading: boolean;
  reload: () => void;
  /** Puts in place what a write answered, without fetching. */
  replace: (data: Data) => void;
}

interface Answer<Data> {
  /** The key it belongs to: what belongs to another key is not shown under this one. */
  key: string | number | null;
  data: Data | null;
  error: unknown;
}

/**
 * Fetches when the screen is first shown, at every return to it, and when `key` changes (an answer to an older key is
 * dropped). A null key fetches nothing.
 */
export const useLoad = <Data>(key: string | number | null, fetch: () => Promise<Data>): Loaded<Data> => {
  const [answer, setAnswer] = useState<Answer<Data>>({ key: null, data: null, error: null });
  const [reloading, setReloading] = useState(false);
  const attempt = useRef(0);
  const fetching = useRef(false);
  const latestFetch = useLatest(fetch);

  const load = useCallback(async (): Promise<void> => {
    if (key === null) return;
    const number = attempt.current + 1;
    attempt.current = number;
    fetching.current = true;
    let next: (old: Answer<Data>) => Answer<Data>;
    try {
      const data = await latestFetch.current();
      next = () => ({ key, data, error: null });
    } catch (error) {
      next = (old) => ({ key, data: old.key === key ? old.data : null, error: error ?? new Error('unknown') });
    }
    if (attempt.current !== number) return;
    fetching.current = false;
    setAnswer(next);
    setReloading(false);
  }, [key, latestFetch]);

  const reload = useCallback(() => {
    setReloading(true);
    void load();
  }, [load]);

  useEffect(() => {
    void load();
    return () => {
      attempt.current += 1;
      fetching.current = false;
    };
  }, [load]);
  // The first showing coincides with the effect above.
  useShown(() => { if (!fetching.current) void load(); });

  const replace = useCallback((data: Data) => {
    attempt.current += 1;
    fetching.current = false;
    setReloading(false);
    setAnswer({ key, data, error: null });
  }, [key]);

  const own = answer.key === key ? answer : null;
  const first = key !== null && (own === null || (own.data === null && own.error === null));
  return { data: own?.data ?? null, error: own?.error ?? null, loading: first || reloading, reload, replace };
};

import { useCallback, useEffect, useRef, useState } from 'react';
import { useShown } from '@/platform/navigation';

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

/**
 * Fetches when the screen is first shown, at every return to it, and when `key` changes (an answer to an older key is
 * dropped). A null key fetches nothing.
 */
export const useLoad = <Data>(key: string | number | null, fetch: () => Promise<Data>): Loaded<Data> => {
  const [data, setData] = useState<Data | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [loading, setLoading] = useState(key !== null);
  const attempt = useRef(0);
  const fetching = useRef(false);
  const latestFetch = useRef(fetch);
  latestFetch.current = fetch;

  const reload = useCallback(() => {
    if (key === null) return;
    const number = attempt.current + 1;
    attempt.current = number;
    fetching.current = true;
    setLoading(true);
    latestFetch.current().then(
      (answer) => {
        if (attempt.current !== number) return;
        setData(answer);
        setError(null);
      },
      (reason: unknown) => { if (attempt.current === number) setError(reason ?? new Error('unknown')); },
    ).finally(() => {
      if (attempt.current !== number) return;
      fetching.current = false;
      setLoading(false);
    });
  }, [key]);

  useEffect(() => {
    // What belongs to another key is not shown under this one.
    setData(null);
    setError(null);
    reload();
    return () => { attempt.current += 1; };
  }, [reload]);
  // The first showing coincides with the effect above.
  useShown(() => { if (!fetching.current) reload(); });

  const replace = useCallback((next: Data) => {
    attempt.current += 1;
    fetching.current = false;
    setLoading(false);
    setError(null);
    setData(next);
  }, []);

  return { data, error, loading, reload, replace };
};

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Page } from '@/api';
import { useShown } from '@/platform/navigation';

export interface Pages<Item> {
  /** Null until the first page is there. */
  items: Item[] | null;
  error: unknown;
  loading: boolean;
  hasMore: boolean;
  /** Fetches the next page, or repeats the one that failed. */
  more: () => void;
  reload: () => void;
  change: (change: (items: Item[]) => Item[]) => void;
}

/** A list that grows page by page; starts anew when `key` changes and, unless it has grown, at every return to the screen. */
export const usePages = <Item>(key: string | number | null, fetch: (cursor: string | null) => Promise<Page<Item>>): Pages<Item> => {
  const [items, setItems] = useState<Item[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [loading, setLoading] = useState(key !== null);
  const [cursor, setCursor] = useState<string | null>(null);
  const attempt = useRef(0);
  const fetching = useRef(false);
  const pageCount = useRef(0);
  const latestFetch = useRef(fetch);
  latestFetch.current = fetch;

  const load = useCallback((from: string | null) => {
    if (key === null) return;
    const number = attempt.current + 1;
    attempt.current = number;
    fetching.current = true;
    setLoading(true);
    latestFetch.current(from).then(
      (page) => {
        if (attempt.current !== number) return;
        setItems((old) => (from === null ? page.items : [...(old ?? []), ...page.items]));
        setCursor(page.nextCursor);
        setError(null);
        pageCount.current = from === null ? 1 : pageCount.current + 1;
      },
      (reason: unknown) => { if (attempt.current === number) setError(reason ?? new Error('unknown')); },
    ).finally(() => {
      if (attempt.current !== number) return;
      fetching.current = false;
      setLoading(false);
    });
  }, [key]);

  useEffect(() => {
    setItems(null);
    setError(null);
    setCursor(null);
    pageCount.current = 0;
    load(null);
    return () => { attempt.current += 1; };
  }, [load]);
  // A long list keeps its place; a short one is fetched anew.
  useShown(() => { if (!fetching.current && pageCount.current <= 1) load(null); });

  const reload = useCallback(() => load(null), [load]);
  const more = useCallback(() => { if (!fetching.current) load(cursor); }, [cursor, load]);
  const change = useCallback((apply: (items: Item[]) => Item[]) => setItems((old) => (old === null ? old : apply(old))), []);
  return { items, error, loading, hasMore: cursor !== null, more, reload, change };
};

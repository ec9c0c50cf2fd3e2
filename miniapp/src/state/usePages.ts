import { useCallback, useEffect, useRef, useState } from 'react';
import type { Page } from '@/api';
import { useShown } from '@/platform/navigation';
import { useLatest } from './useLatest';

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

interface List<Item> {
  /** The key it belongs to: what belongs to another key is not shown under this one. */
  key: string | number | null;
  items: Item[] | null;
  pages: number;
  nextCursor: string | null;
  error: unknown;
}

/** A list that grows page by page; starts anew when `key` changes and, unless it has grown, at every return to the screen. */
export const usePages = <Item>(key: string | number, fetch: (cursor: string | null) => Promise<Page<Item>>): Pages<Item> => {
  const [list, setList] = useState<List<Item>>({ key: null, items: null, pages: 0, nextCursor: null, error: null });
  const [asking, setAsking] = useState(false);
  const attempt = useRef(0);
  const fetching = useRef(false);
  const latestFetch = useLatest(fetch);
  const own = list.key === key ? list : null;
  const grown = useLatest((own?.pages ?? 0) > 1);

  const load = useCallback(async (cursor: string | null): Promise<void> => {
    const number = attempt.current + 1;
    attempt.current = number;
    fetching.current = true;
    let next: (old: List<Item>) => List<Item>;
    try {
      const page = await latestFetch.current(cursor);
      next = (old) => (cursor === null || old.key !== key
        ? { key, items: page.items, pages: 1, nextCursor: page.nextCursor, error: null }
        : { key, items: [...(old.items ?? []), ...page.items], pages: old.pages + 1, nextCursor: page.nextCursor, error: null });
    } catch (reason) {
      const error: unknown = reason ?? new Error('unknown');
      next = (old) => (old.key === key ? { ...old, error } : { key, items: null, pages: 0, nextCursor: null, error });
    }
    if (attempt.current !== number) return;
    fetching.current = false;
    setList(next);
    setAsking(false);
  }, [key, latestFetch]);

  useEffect(() => {
    void load(null);
    return () => {
      attempt.current += 1;
      fetching.current = false;
    };
  }, [load]);
  // A long list keeps its place; a short one is fetched anew.
  useShown(() => { if (!fetching.current && !grown.current) void load(null); });

  const ask = useCallback((cursor: string | null) => {
    setAsking(true);
    void load(cursor);
  }, [load]);
  const nextCursor = own?.nextCursor ?? null;
  const reload = useCallback(() => ask(null), [ask]);
  const more = useCallback(() => { if (!fetching.current) ask(nextCursor); }, [ask, nextCursor]);
  const change = useCallback((apply: (items: Item[]) => Item[]) => setList((old) => ({ ...old, items: old.items && apply(old.items) })), []);
  return {
    items: own?.items ?? null,
    error: own?.error ?? null,
    loading: asking || own === null,
    hasMore: nextCursor !== null,
    more,
    reload,
    change,
  };
};

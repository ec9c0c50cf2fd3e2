import { keepPreviousData, useQuery, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import type { CursorPage } from '../api/types';

export interface Pages<Page> {
  page: Page | undefined;
  error: Error | null;
  /** Nothing to show yet. */
  isLoading: boolean;
  /** Something is shown while the next answer is on its way. */
  isUpdating: boolean;
  /** From 1. */
  number: number;
  hasPrevious: boolean;
  hasNext: boolean;
  previous: () => void;
  next: () => void;
  retry: () => void;
}

/**
 * A list that is read page by page through the API's cursors. A change of `key` (another filter) begins again with
 * the first page.
 */
export const usePages = <Page extends CursorPage<unknown>>(
  key: QueryKey,
  load: (cursor: string | null) => Promise<Page>,
): Pages<Page> => {
  const list = JSON.stringify(key);
  const [visited, setVisited] = useState<{ list: string; cursors: (string | null)[] }>({ list, cursors: [null] });
  const cursors = visited.list === list ? visited.cursors : [null];
  const cursor = cursors.at(-1) ?? null;
  const query = useQuery({
    queryKey: [...key, { cursor }],
    queryFn: () => load(cursor),
    placeholderData: keepPreviousData,
  });
  const nextCursor = query.isPlaceholderData ? null : query.data?.nextCursor ?? null;
  return {
    page: query.data,
    error: query.error,
    isLoading: query.isPending,
    isUpdating: query.isFetching && !query.isPending,
    number: cursors.length,
    hasPrevious: cursors.length > 1,
    hasNext: nextCursor !== null,
    previous: () => setVisited({ list, cursors: cursors.length > 1 ? cursors.slice(0, -1) : cursors }),
    next: () => { if (nextCursor !== null) setVisited({ list, cursors: [...cursors, nextCursor] }); },
    retry: () => void query.refetch(),
  };
};

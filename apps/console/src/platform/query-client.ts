import { QueryClient } from '@tanstack/react-query';

/**
 * The API client repeats failed reads itself, so the cache does not repeat them a second time. Nothing is read again
 * merely because the window got the focus: each reading of residents is recorded and shown to them.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 10_000, refetchOnWindowFocus: false, gcTime: 300_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

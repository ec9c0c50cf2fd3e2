import { createStore, useStore } from '@/state/store';

/** Number of unread messages as last heard from the server; home, inbox and queue all bring it. */
export const unread = createStore(0);

export const useUnread = (): number => useStore(unread);

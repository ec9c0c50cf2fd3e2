import { api, type System } from '@/api';
import { createStore, useStore } from '@/state/store';

const system = createStore<System | null>(null);
let asking: Promise<void> | null = null;

/** What the server says of itself; null until it answers. Asked once, and again after a failure at the next screen. */
export const useSystem = (): System | null => useStore(system);

export const askSystem = (): void => {
  if (system.get() !== null) return;
  asking ??= api.getSystem().then((answer) => system.set(answer), () => undefined).finally(() => { asking = null; });
};

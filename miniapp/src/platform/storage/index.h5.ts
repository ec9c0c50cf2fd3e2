import type { DeviceStorage } from './storage.types';
import { withMemory } from './with-memory';

export const storage: DeviceStorage = withMemory({
  get: (name) => window.localStorage.getItem(name),
  set: (name, text) => window.localStorage.setItem(name, text),
  remove: (name) => window.localStorage.removeItem(name),
});

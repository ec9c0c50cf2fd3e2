import type { DeviceStorage } from './storage.types';

/** A platform's own storage of texts by name; each of these may throw (private window, storage full). */
export interface TextStorage {
  get(name: string): string | null;
  set(name: string, text: string): void;
  remove(name: string): void;
}

const prefix = 'jiayi.';

/** JSON values in the platform's storage; what the platform refuses to keep lives as long as the app runs. */
export const withMemory = (platform: TextStorage): DeviceStorage => {
  // Holds only what the platform refused, so whatever is in it is the newest.
  const memory = new Map<string, string>();
  return {
    read: <Value>(name: string) => {
      try {
        const text = memory.get(name) ?? platform.get(prefix + name);
        return text === null ? null : (JSON.parse(text) as Value);
      } catch {
        return null;
      }
    },
    write: (name, value) => {
      const text = JSON.stringify(value);
      try {
        platform.set(prefix + name, text);
        memory.delete(name);
        return true;
      } catch {
        memory.set(name, text);
        return false;
      }
    },
    remove: (name) => {
      memory.delete(name);
      try {
        platform.remove(prefix + name);
      } catch {
        // A storage that refuses even this gave nothing back before either.
      }
    },
  };
};

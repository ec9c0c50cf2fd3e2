import type { DeviceStorage } from './storage.types';

const prefix = 'jiayi.';
// A browser in private mode may forbid its storage; then values live as long as the page.
const memory = new Map<string, string>();

export const storage: DeviceStorage = {
  read: <Value>(name: string) => {
    try {
      const text = window.localStorage.getItem(prefix + name) ?? memory.get(name) ?? null;
      return text === null ? null : (JSON.parse(text) as Value);
    } catch {
      const text = memory.get(name);
      return text === undefined ? null : (JSON.parse(text) as Value);
    }
  },
  write: (name, value) => {
    const text = JSON.stringify(value);
    try {
      window.localStorage.setItem(prefix + name, text);
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
      window.localStorage.removeItem(prefix + name);
    } catch {
      // Forbidden storage holds nothing that could be removed.
    }
  },
};

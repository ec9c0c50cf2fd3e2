import { answering } from './answer.js';

const prefix = 'mini-program:';

const names = (): string[] => Object.keys(localStorage).filter((name) => name.startsWith(prefix));

function read(key: string): unknown {
  const text = localStorage.getItem(prefix + key);
  return text === null ? undefined : (JSON.parse(text) as { value: unknown }).value;
}
const write = (key: string, value: unknown): void => localStorage.setItem(prefix + key, JSON.stringify({ value }));
const erase = (key: string): void => localStorage.removeItem(prefix + key);
const eraseAll = (): void => names().forEach((name) => localStorage.removeItem(name));
const summary = () => ({ keys: names().map((name) => name.slice(prefix.length)), currentSize: 1, limitSize: 10240 });

/** Storage of the mini-program. What is not there reads as '' at once, and fails when asked for with callbacks, as in WeChat. */
export const storageApi = {
  getStorageSync: (key: string) => read(key) ?? '',
  setStorageSync: write,
  removeStorageSync: erase,
  clearStorageSync: eraseAll,
  getStorageInfoSync: summary,
  getStorage: answering('getStorage', ({ key }: { key: string }) => {
    const data = read(key);
    if (data === undefined) throw new Error('data not found');
    return { data };
  }),
  setStorage: answering('setStorage', ({ key, data }: { key: string; data: unknown }) => write(key, data)),
  removeStorage: answering('removeStorage', ({ key }: { key: string }) => erase(key)),
  clearStorage: answering('clearStorage', eraseAll),
  getStorageInfo: answering('getStorageInfo', summary),
};

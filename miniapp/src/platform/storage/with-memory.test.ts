import { withMemory } from './with-memory';

const platform = () => {
  const kept = new Map<string, string>();
  const state = { full: false };
  return {
    kept,
    state,
    storage: withMemory({
      get: (name) => kept.get(name) ?? null,
      set: (name, text) => {
        if (state.full) throw new Error('full');
        kept.set(name, text);
      },
      remove: (name) => { kept.delete(name); },
    }),
  };
};

test('values go through the platform as JSON', () => {
  const { storage, kept } = platform();
  expect(storage.write('draft', { a: [1] })).toBe(true);
  expect(kept.get('jiayi.draft')).toBe('{"a":[1]}');
  expect(storage.read('draft')).toEqual({ a: [1] });
  storage.remove('draft');
  expect(storage.read('draft')).toBeNull();
});

test('what a full storage refuses is still the newest while the app runs', () => {
  const { storage, state } = platform();
  storage.write('draft', 'old');
  state.full = true;
  expect(storage.write('draft', 'new')).toBe(false);
  expect(storage.read('draft')).toBe('new');
  state.full = false;
  expect(storage.write('draft', 'newest')).toBe(true);
  expect(storage.read('draft')).toBe('newest');
});

test('something unreadable is nothing', () => {
  const { storage, kept } = platform();
  kept.set('jiayi.draft', '{broken');
  expect(storage.read('draft')).toBeNull();
});

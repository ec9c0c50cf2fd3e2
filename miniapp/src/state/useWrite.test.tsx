import { act, renderHook } from '@testing-library/react';
import { ApiProblem, NetworkFailure } from '@jiayi/api-client';
import { useWrite } from './useWrite';

const scripted = (answers: (Error | string)[]) => {
  const keys: string[] = [];
  const { result } = renderHook(() => useWrite(async (key: string, _input: number) => {
    keys.push(key);
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return next;
  }));
  return { result, keys };
};
const problem = (status: number) => new ApiProblem({ status, code: 'X', title: '不行' });

test('silence keeps the key, an answer ends it', async () => {
  const { result, keys } = scripted([new NetworkFailure('TIMEOUT'), problem(503), 'done', 'done']);
  for (let attempt = 0; attempt < 4; attempt += 1) await act(async () => { await result.current.run(1); });
  expect(keys[0]).toBe(keys[1]);
  expect(keys[1]).toBe(keys[2]);
  expect(keys[3]).not.toBe(keys[2]);
});

test('a refusal ends the intent, and so does another input', async () => {
  const refused = scripted([problem(409), 'done']);
  await act(async () => { await refused.result.current.run(1); });
  expect(refused.result.current.error).toMatchObject({ message: '不行' });
  await act(async () => { await refused.result.current.run(1); });
  expect(refused.result.current.error).toBeNull();
  expect(new Set(refused.keys).size).toBe(2);
  const changed = scripted([new NetworkFailure('OFFLINE'), 'done']);
  await act(async () => { await changed.result.current.run(1); });
  await act(async () => { await changed.result.current.run(2); });
  expect(new Set(changed.keys).size).toBe(2);
});

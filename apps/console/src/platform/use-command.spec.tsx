import { ApiProblem, NetworkFailure } from '@jiayi/api-client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useCommand } from './use-command';

const around = ({ children }: { children: ReactNode }) => <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>;

/** Runs the command once for each answer and tells the keys that were sent. */
const keysSent = async (tries: { input: string; answer: Error | null }[]): Promise<string[]> => {
  const keys: string[] = [];
  const answers = tries.map(({ answer }) => answer);
  const { result } = renderHook(() => useCommand((_input: string, { idempotencyKey }) => {
    keys.push(idempotencyKey);
    const answer = answers.shift() ?? null;
    return answer === null ? Promise.resolve('done') : Promise.reject(answer);
  }), { wrapper: around });
  for (const { input } of tries) {
    await act(async () => { await result.current.mutateAsync(input).catch(() => undefined); });
  }
  return keys;
};

const refused = new ApiProblem({ title: '不行', status: 409, code: 'CONFLICT' });
const broken = new ApiProblem({ title: '出错', status: 500, code: 'INTERNAL' });

describe('useCommand', () => {
  it('repeats the key when no answer came and the input is the same', async () => {
    const [first, second, third] = await keysSent([
      { input: 'a', answer: new NetworkFailure('TIMEOUT') }, { input: 'a', answer: broken }, { input: 'a', answer: null },
    ]);
    expect(second).toBe(first);
    expect(third).toBe(first);
  });

  it('takes a new key for another input', async () => {
    const [first, second] = await keysSent([{ input: 'a', answer: new NetworkFailure('TIMEOUT') }, { input: 'b', answer: null }]);
    expect(second).not.toBe(first);
  });

  it('takes a new key after a definite answer, whether yes or no', async () => {
    const keys = await keysSent([{ input: 'a', answer: refused }, { input: 'a', answer: null }, { input: 'a', answer: null }]);
    expect(new Set(keys).size).toBe(3);
  });
});

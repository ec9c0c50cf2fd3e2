import { act, renderHook, waitFor } from '@testing-library/react';
import { useLoad } from './useLoad';
import { usePages } from './usePages';

test('an answer to an older key is dropped', async () => {
  const answers: Record<string, (value: string) => void> = {};
  const { result, rerender } = renderHook(({ id }) => useLoad(id, () => new Promise<string>((resolve) => { answers[id] = resolve; })), { initialProps: { id: 'a' } });
  rerender({ id: 'b' });
  await act(async () => { answers['b']?.('of b'); });
  await act(async () => { answers['a']?.('of a'); });
  expect(result.current).toMatchObject({ data: 'of b', loading: false });
});

test('a failed refresh keeps what is shown, and a retry mends it', async () => {
  const outcomes: (string | Error)[] = ['first', new Error('broken'), 'second'];
  const { result } = renderHook(() => useLoad('x', async () => {
    const next = outcomes.shift();
    if (next instanceof Error) throw next;
    return next;
  }));
  await waitFor(() => expect(result.current.data).toBe('first'));
  await act(async () => { result.current.reload(); });
  expect(result.current).toMatchObject({ data: 'first', error: expect.any(Error) as Error });
  await act(async () => { result.current.reload(); });
  expect(result.current).toMatchObject({ data: 'second', error: null });
});

test('pages are appended, a failed one can be repeated', async () => {
  const outcomes: ({ items: number[]; nextCursor: string | null } | Error)[] = [{ items: [1, 2], nextCursor: 'p2' }, new Error('broken'), { items: [3], nextCursor: null }];
  const cursors: (string | null)[] = [];
  const { result } = renderHook(() => usePages('list', async (cursor) => {
    cursors.push(cursor);
    const next = outcomes.shift()!;
    if (next instanceof Error) throw next;
    return next;
  }));
  await waitFor(() => expect(result.current.items).toEqual([1, 2]));
  await act(async () => { result.current.more(); });
  expect(result.current).toMatchObject({ items: [1, 2], hasMore: true, error: expect.any(Error) as Error });
  await act(async () => { result.current.more(); });
  expect(result.current).toMatchObject({ items: [1, 2, 3], hasMore: false, error: null });
  expect(cursors).toEqual([null, 'p2', 'p2']);
});

import { ApiProblem, NetworkFailure, newIdempotencyKey } from '@jiayi/api-client';
import { useMutation, useQueryClient, type QueryKey, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';

export interface CommandOptions<Input, Result> {
  /** Query keys whose answers the command makes out of date. */
  refreshes?: readonly QueryKey[];
  onDone?: (result: Result, input: Input) => void;
}

const outcomeIsUnknown = (error: unknown): boolean =>
  error instanceof NetworkFailure || (error instanceof ApiProblem && error.status >= 500);

/**
 * A write with its Idempotency-Key. When no answer came, sending the same input again carries the same key, so that
 * the server does the work once; a new input, or a definite answer, starts a new key.
 */
export const useCommand = <Input, Result>(
  run: (input: Input, options: { idempotencyKey: string }) => Promise<Result>,
  { refreshes = [], onDone }: CommandOptions<Input, Result> = {},
): UseMutationResult<Result, Error, Input> => {
  const queryClient = useQueryClient();
  const pending = useRef<{ input: string; key: string } | null>(null);
  return useMutation<Result, Error, Input>({
    mutationFn: async (input) => {
      const written = JSON.stringify(input) ?? '';
      if (pending.current?.input !== written) pending.current = { input: written, key: newIdempotencyKey() };
      try {
        const result = await run(input, { idempotencyKey: pending.current.key });
        pending.current = null;
        return result;
      } catch (error) {
        if (!outcomeIsUnknown(error)) pending.current = null;
        throw error;
      }
    },
    onSuccess: async (result, input) => {
      await Promise.all(refreshes.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
      onDone?.(result, input);
    },
  });
};

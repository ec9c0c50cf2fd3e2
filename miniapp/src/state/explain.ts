import { ApiProblem, NetworkFailure } from '@jiayi/api-client';

/** What to tell a person about a failure: the server's own sentence, the network's state, or a plain apology. */
export const explain = (error: unknown): string =>
  error instanceof ApiProblem || error instanceof NetworkFailure ? error.message : '出了点问题，请再试一次';

/** True when nobody knows whether the server did the work: the same request has to be sent again. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof NetworkFailure || (error instanceof ApiProblem && error.status >= 500);

export const hasCode = (error: unknown, code: string): boolean => error instanceof ApiProblem && error.code === code;

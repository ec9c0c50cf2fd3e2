/** One faulty field of a request, or one broken rule (its `code` may carry the id of the clause it rests on). */
export interface ProblemItem {
  pointer: string;
  code: string;
  message?: string;
}

/** The body of an `application/problem+json` answer (RFC 9457) as this API writes it. */
export interface ProblemBody {
  type?: string;
  title: string;
  status: number;
  code: string;
  traceId?: string;
  errors?: ProblemItem[];
}

/** The server understood the request and refused it; `message` is its sentence for the person at the screen. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly traceId: string | null;
  readonly errors: readonly ProblemItem[];
  /** Seconds to wait before the next attempt, from the Retry-After header. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: ProblemBody, retryAfterSeconds: number | null = null) {
    super(problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.traceId = problem.traceId ?? null;
    this.errors = problem.errors ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export type NetworkFailureKind = 'OFFLINE' | 'TIMEOUT' | 'INTERRUPTED';

const sentences: Record<NetworkFailureKind, string> = {
  OFFLINE: '网络没有连上，请检查手机网络后再试',
  TIMEOUT: '网络有点慢，等了很久没有回音，请再试一次',
  INTERRUPTED: '没有连上服务器，请稍后再试',
};

/** No answer arrived. A write may or may not have happened: repeat it with the same Idempotency-Key to find out. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure';
  readonly kind: NetworkFailureKind;

  constructor(kind: NetworkFailureKind, options?: { cause?: unknown }) {
    super(sentences[kind], options);
    this.kind = kind;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads a problem out of an answer's body; a body of any other shape (a proxy's error page) becomes a plain sentence. */
export const toApiProblem = (status: number, body: unknown, retryAfter: string | undefined): ApiProblem => {
  const seconds = retryAfter !== undefined && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null;
  if (isRecord(body) && typeof body['title'] === 'string' && typeof body['code'] === 'string') {
    return new ApiProblem({ ...(body as unknown as ProblemBody), status }, seconds);
  }
  const title = status >= 500 ? '服务暂时不可用，请稍后再试' : '这个请求没有办成，请稍后再试';
  return new ApiProblem({ title, status, code: `HTTP_${status}` }, seconds);
};

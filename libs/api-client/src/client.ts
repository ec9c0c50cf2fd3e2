import { ApiProblem, NetworkFailure, toApiProblem } from './errors.js';
import { newIdempotencyKey } from './idempotency.js';
import type { HttpMethod, Transport, TransportResponse } from './transport.js';

export type QueryValue = string | number | boolean | null | undefined;

export interface ReadOptions {
  /** Entries that are null, undefined or '' are left out. */
  query?: Record<string, QueryValue>;
  /** Milliseconds; 15,000 unless given. */
  timeout?: number;
}

export interface WriteOptions extends ReadOptions {
  /** The key kept with the draft; a fresh one unless given; null sends none (routes that need none). */
  idempotencyKey?: string | null;
}

export interface Download {
  bytes: ArrayBuffer;
  mediaType: string;
  /** From Content-Disposition, null when the server named none. */
  fileName: string | null;
}

/** Small client of `/api/v1`: JSON in and out, problems as ApiProblem, silence as NetworkFailure. */
export interface ApiClient {
  get<Result>(path: string, options?: ReadOptions): Promise<Result>;
  post<Result>(path: string, body?: unknown, options?: WriteOptions): Promise<Result>;
  put<Result>(path: string, body?: unknown, options?: WriteOptions): Promise<Result>;
  patch<Result>(path: string, body?: unknown, options?: WriteOptions): Promise<Result>;
  delete<Result = null>(path: string, options?: WriteOptions): Promise<Result>;
  /** Sends a browser's FormData; allows five minutes unless told otherwise. */
  upload<Result>(path: string, form: FormData, options?: WriteOptions): Promise<Result>;
  download(path: string, options?: ReadOptions): Promise<Download>;
}

export interface ClientSettings {
  /** The session's token, or null when nobody is signed in; may refresh it first. Never called for `anonymous` clients. */
  token?: () => string | null | Promise<string | null>;
  /** Called when the server does not know the session any more (401 although a token was sent). */
  onSessionLost?: () => void;
  /** Pauses between the attempts of a safe read, in milliseconds; their number is the number of repetitions. */
  retryPauses?: readonly number[];
  wait?: (milliseconds: number) => Promise<void>;
}

const defaultRetryPauses = [400, 1200] as const;
const defaultWait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => { setTimeout(resolve, milliseconds); });
const gatewayStatuses = new Set([502, 503, 504]);

/** Appends a query, with every name and value percent-encoded. */
export const withQuery = (path: string, query: Record<string, QueryValue> | undefined): string => {
  const pairs = Object.entries(query ?? {})
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
};

/** File name of a Content-Disposition header; the encoded form (RFC 6266 `filename*`) wins over the plain one. */
export const fileNameOf = (contentDisposition: string | undefined): string | null => {
  if (contentDisposition === undefined) return null;
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(contentDisposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded.trim());
  return /filename="?([^";]+)"?/i.exec(contentDisposition)?.[1]?.trim() ?? null;
};

interface Call {
  method: HttpMethod;
  path: string;
  body?: unknown;
  form?: FormData;
  options: WriteOptions;
  responseType: 'json' | 'binary';
  defaultTimeout: number;
}

export const createClient = (transport: Transport, settings: ClientSettings = {}): ApiClient => {
  const retryPauses = settings.retryPauses ?? defaultRetryPauses;
  const wait = settings.wait ?? defaultWait;

  const attempt = async (call: Call, idempotencyKey: string | null): Promise<TransportResponse> => {
    const token = (await settings.token?.()) ?? null;
    const headers: Record<string, string> = { accept: call.responseType === 'json' ? 'application/json' : '*/*' };
    if (token !== null) headers['authorization'] = `Bearer ${token}`;
    if (idempotencyKey !== null) headers['idempotency-key'] = idempotencyKey;
    if (call.body !== undefined) headers['content-type'] = 'application/json';
    const response = await transport({
      method: call.method,
      path: withQuery(call.path, call.options.query),
      headers,
      body: call.form ?? (call.body === undefined ? undefined : JSON.stringify(call.body)),
      responseType: call.responseType,
      timeout: call.options.timeout ?? call.defaultTimeout,
    });
    if (response.status >= 200 && response.status < 300) return response;
    if (response.status === 401 && token !== null) settings.onSessionLost?.();
    throw toApiProblem(response.status, response.body, response.headers['retry-after']);
  };

  const isPassing = (error: unknown): boolean =>
    error instanceof NetworkFailure || (error instanceof ApiProblem && gatewayStatuses.has(error.status));

  const run = async (call: Call): Promise<TransportResponse> => {
    const writes = call.method !== 'GET';
    const { idempotencyKey } = call.options;
    const key = writes ? (idempotencyKey === undefined ? newIdempotencyKey() : idempotencyKey) : null;
    // Only reads are repeated unasked: whether to repeat a write is for the person to decide, with the same key.
    const pauses = writes ? [] : retryPauses;
    for (let repetition = 0; ; repetition += 1) {
      try {
        return await attempt(call, key);
      } catch (error) {
        const pause = pauses[repetition];
        if (pause === undefined || !isPassing(error)) throw error;
        await wait(pause);
      }
    }
  };

  const send = async <Result>(
    method: HttpMethod, path: string, body: unknown, options: WriteOptions = {},
  ): Promise<Result> => {
    const response = await run({ method, path, body, options, responseType: 'json', defaultTimeout: method === 'GET' ? 15_000 : 30_000 });
    return response.body as Result;
  };

  return {
    get: (path, options) => send('GET', path, undefined, options),
    post: (path, body, options) => send('POST', path, body, options),
    put: (path, body, options) => send('PUT', path, body, options),
    patch: (path, body, options) => send('PATCH', path, body, options),
    delete: (path, options) => send('DELETE', path, undefined, options),
    upload: async <Result>(path: string, form: FormData, options: WriteOptions = {}) => {
      const response = await run({ method: 'POST', path, form, options, responseType: 'json', defaultTimeout: 300_000 });
      return response.body as Result;
    },
    download: async (path, options = {}) => {
      const response = await run({ method: 'GET', path, options, responseType: 'binary', defaultTimeout: 60_000 });
      return {
        bytes: response.body as ArrayBuffer,
        mediaType: response.headers['content-type'] ?? 'application/octet-stream',
        fileName: fileNameOf(response.headers['content-disposition']),
      };
    },
  };
};

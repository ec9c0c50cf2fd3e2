import { NetworkFailure } from './errors.js';
import type { Fetch, Transport } from './transport.js';

const readJson = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/**
 * A transport over `fetch`, for browsers.
 * @param baseUrl address of the API without a slash at its end, e.g. `/api/v1`
 */
export const createFetchTransport = (
  baseUrl: string,
  fetchFunction: Fetch = (input, init) => fetch(input, init),
): Transport => async (request) => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), request.timeout);
  try {
    const response = await fetchFunction(baseUrl + request.path, {
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      signal: abort.signal,
      credentials: 'omit',
      cache: 'no-store',
    });
    const headers: Record<string, string> = {};
    response.headers.forEach((value, name) => { headers[name.toLowerCase()] = value; });
    const body = request.responseType === 'binary' && response.ok
      ? await response.arrayBuffer()
      : await readJson(response);
    return { status: response.status, headers, body };
  } catch (cause) {
    if (abort.signal.aborted) throw new NetworkFailure('TIMEOUT', { cause });
    const offline = typeof navigator !== 'undefined' && navigator.onLine === false;
    throw new NetworkFailure(offline ? 'OFFLINE' : 'INTERRUPTED', { cause });
  } finally {
    clearTimeout(timer);
  }
};

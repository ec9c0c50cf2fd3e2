/**
 * What carries a request to the server. The client knows nothing of `fetch` or of a mini-program's network calls:
 * whoever creates it hands in a function of this shape.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface TransportRequest {
  method: HttpMethod;
  /** Path below the API's base address with its query, e.g. `/teams?limit=20`. */
  path: string;
  headers: Record<string, string>;
  /** JSON text, or a browser's FormData for an upload; undefined for none. */
  body: string | FormData | undefined;
  /** 'binary' asks for an ArrayBuffer, 'json' for parsed JSON (null when the body is empty). */
  responseType: 'json' | 'binary';
  /** Milliseconds after which the transport gives up with a NetworkFailure of kind TIMEOUT. */
  timeout: number;
}

export interface TransportResponse {
  status: number;
  /** Header names in lower case. */
  headers: Record<string, string>;
  body: unknown;
}

/** The parts of `fetch` that the transport needs; a browser's own `fetch` fits. */
export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

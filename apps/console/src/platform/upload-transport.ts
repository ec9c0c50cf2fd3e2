import { NetworkFailure, type Transport } from '@jiayi/api-client';

const parseJson = (text: string): unknown => {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

const headersOf = (request: XMLHttpRequest): Record<string, string> =>
  Object.fromEntries(
    request.getAllResponseHeaders().trim().split(/\r?\n/).filter((line) => line.includes(':')).map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );

/**
 * A transport that tells how much of the request's body has left the machine, which `fetch` cannot do.
 * @param onProgress receives the share sent, from 0 to 1
 */
export const createUploadTransport = (baseUrl: string, onProgress: (share: number) => void): Transport => (request) =>
  new Promise((resolve, reject) => {
    const exchange = new XMLHttpRequest();
    exchange.open(request.method, baseUrl + request.path);
    exchange.timeout = request.timeout;
    Object.entries(request.headers).forEach(([name, value]) => exchange.setRequestHeader(name, value));
    exchange.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    };
    exchange.onload = () => {
      resolve({ status: exchange.status, headers: headersOf(exchange), body: parseJson(exchange.responseText) });
    };
    exchange.onerror = () => reject(new NetworkFailure(navigator.onLine ? 'INTERRUPTED' : 'OFFLINE'));
    exchange.ontimeout = () => reject(new NetworkFailure('TIMEOUT'));
    exchange.send(request.body ?? null);
  });

import { answering, type Callbacks } from './answer.js';
import { host, type HostRequest } from './host.js';
import { type TemporaryFiles, toBase64 } from './temporary-files.js';

interface RequestOptions extends Callbacks {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string>;
  dataType?: string;
  responseType?: 'text' | 'arraybuffer';
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const textOf = (base64: string): string => new TextDecoder().decode(bytesOf(base64));

/** How the options of wx.request become an HTTP request: data goes into the address of a GET and into the body of all others. */
function toHostRequest({ url, method = 'GET', data, header = {} }: RequestOptions): HostRequest {
  const headers = { 'content-type': 'application/json', ...Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)])) };
  if (data === undefined || data === null || data === '') return { url, method, header: headers, body: null };
  if (data instanceof ArrayBuffer) return { url, method, header: headers, body: { base64: toBase64(new Uint8Array(data)) } };
  const asQuery = (): string => new URLSearchParams(data as Record<string, string>).toString();
  if (method === 'GET') return { url: `${url}${url.includes('?') ? '&' : '?'}${asQuery()}`, method, header: headers, body: null };
  const text = typeof data === 'string' ? data : headers['content-type'].includes('urlencoded') ? asQuery() : JSON.stringify(data);
  return { url, method, header: headers, body: { text } };
}

function readBody({ dataType = 'json', responseType }: RequestOptions, base64: string): unknown {
  if (responseType === 'arraybuffer') return bytesOf(base64).buffer;
  const text = textOf(base64);
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const task = (state: { aborted: boolean }) => ({
  abort: () => { state.aborted = true; },
  onHeadersReceived: () => undefined,
  offHeadersReceived: () => undefined,
  onProgressUpdate: () => undefined,
  offProgressUpdate: () => undefined,
  onChunkReceived: () => undefined,
  offChunkReceived: () => undefined,
});

/** HTTP of the mini-program. */
export function networkApi(files: TemporaryFiles) {
  return {
    request: (options: RequestOptions) => {
      const state = { aborted: false };
      const send = answering('request', async () => {
        const response = await host.miniwxRequest(toHostRequest(options));
        if (state.aborted) throw new Error('abort');
        return { statusCode: response.statusCode, header: response.header, cookies: [], data: readBody(options, response.base64) };
      });
      void send({ ...options, fail: options.fail ?? (() => undefined) });
      return task(state);
    },
    downloadFile: (options: RequestOptions) => {
      const state = { aborted: false };
      const send = answering('downloadFile', async () => {
        const response = await host.miniwxRequest({ ...toHostRequest(options), method: 'GET' });
        if (state.aborted) throw new Error('abort');
        const type = response.header['content-type'] ?? 'application/octet-stream';
        return { statusCode: response.statusCode, header: response.header, tempFilePath: files.add(new Blob([bytesOf(response.base64)], { type })) };
      });
      void send({ ...options, fail: options.fail ?? (() => undefined) });
      return task(state);
    },
  };
}

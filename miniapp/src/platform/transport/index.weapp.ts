import { NetworkFailure, type Transport } from '@jiayi/api-client';
import Taro from '@tarojs/taro';
import { apiBase } from '../environment';

const parse = (text: unknown): unknown => {
  if (typeof text !== 'string') return text ?? null;
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

const failureKind = (reason: unknown) => {
  const message = String((reason as { errMsg?: string } | null)?.errMsg ?? reason);
  if (/timeout/i.test(message)) return 'TIMEOUT' as const;
  return /interrupted|offline|no network|ERR_INTERNET_DISCONNECTED/i.test(message) ? 'OFFLINE' as const : 'INTERRUPTED' as const;
};

/** A transport over the mini-program's own request; uploads go through the platform's upload, never through here. */
export const transport: Transport = async (request) => {
  if (request.body !== undefined && typeof request.body !== 'string') throw new TypeError('A mini-program has no FormData');
  try {
    const response = await Taro.request<unknown>({
      url: apiBase + request.path,
      // PATCH is known to the mini-program's request, though not to the types of every version.
      method: request.method as keyof Taro.request.Method,
      header: request.headers,
      // Without a header of one's own the platform says that an empty body is JSON, which an empty text is not.
      data: request.body ?? (request.method === 'GET' ? undefined : '{}'),
      timeout: request.timeout,
      responseType: request.responseType === 'binary' ? 'arraybuffer' : 'text',
      // 'json' would make the platform parse the body itself and hide a body that is not JSON.
      dataType: 'text',
    });
    const headers: Record<string, string> = {};
    Object.entries(response.header ?? {}).forEach(([name, value]) => { headers[name.toLowerCase()] = String(value); });
    const binary = request.responseType === 'binary' && response.statusCode < 300;
    return { status: response.statusCode, headers, body: binary ? response.data : parse(response.data) };
  } catch (cause) {
    throw new NetworkFailure(failureKind(cause), { cause });
  }
};

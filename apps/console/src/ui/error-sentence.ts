import { ApiProblem, NetworkFailure } from '@jiayi/api-client';

const networkSentences: Record<NetworkFailure['kind'], string> = {
  OFFLINE: '电脑没有连上网络，请检查网络后再试。',
  TIMEOUT: '网络有点慢，等了很久没有回音，请再试一次。',
  INTERRUPTED: '连接不上服务器。可能是网络断开，也可能是服务正在重启，请稍后再试。',
};

/** What an error says to the person at the screen. */
export const errorSentence = (error: unknown): string => {
  if (error instanceof NetworkFailure) return networkSentences[error.kind];
  if (error instanceof ApiProblem) return error.message;
  return '页面出了点问题，请刷新后再试。';
};

/** The number under which the server's log knows the failed request; null when it was not the server that failed. */
export const errorTrace = (error: unknown): string | null =>
  error instanceof ApiProblem && error.status >= 500 ? error.traceId : null;

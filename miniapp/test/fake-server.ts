import type { Transport, TransportRequest } from '@jiayi/api-client';
import { NetworkFailure } from '@jiayi/api-client';

type Answer = { status: number; body?: unknown } | NetworkFailure;
type Handler = (request: TransportRequest, body: unknown) => Answer;

/** Answers by 'METHOD /path' (query left out) in the place of the network, and remembers what was asked. */
export const handlers = new Map<string, Handler>();
export const requests: TransportRequest[] = [];

export const answer = (route: string, body: unknown, status = 200): void => { handlers.set(route, () => ({ status, body })); };
export const refuse = (route: string, status: number, code: string, title: string): void => {
  handlers.set(route, () => ({ status, body: { title, status, code, errors: [] } }));
};
export const silence = (route: string): void => { handlers.set(route, () => new NetworkFailure('TIMEOUT')); };

export const requestsTo = (route: string): TransportRequest[] =>
  requests.filter(({ method, path }) => `${method} ${path.split('?')[0]}` === route);

export const transport: Transport = async (request) => {
  requests.push(request);
  const handler = handlers.get(`${request.method} ${request.path.split('?')[0]}`);
  if (!handler) throw new Error(`No answer prepared for ${request.method} ${request.path}`);
  const result = handler(request, typeof request.body === 'string' ? (JSON.parse(request.body) as unknown) : null);
  if (result instanceof NetworkFailure) throw result;
  return { status: result.status, headers: {}, body: result.body ?? null };
};

export const resetServer = (): void => {
  handlers.clear();
  requests.length = 0;
};

/** What a stand-in server answers; null for no body. */
export interface Answer {
  status: number;
  body: unknown;
}

/**
 * Puts a stand-in for the API behind `fetch`.
 * @param answer gets 'GET /teams' and the request's body; its result is sent
 * @returns the requests that arrived, in their order
 */
export const answerWith = (answer: (request: string, body: unknown) => Answer): string[] => {
  const requests: string[] = [];
  const fetchStandIn = (address: string, init: RequestInit): Promise<unknown> => {
    const request = `${init.method ?? 'GET'} ${address.replace(/^\/api\/v1/, '').replace(/\?.*$/, '')}`;
    requests.push(request);
    const { status, body } = answer(request, typeof init.body === 'string' ? JSON.parse(init.body) : undefined);
    return Promise.resolve({
      status,
      ok: status < 300,
      headers: new Map([['content-type', 'application/json']]),
      text: () => Promise.resolve(body === null ? '' : JSON.stringify(body)),
      arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)),
    });
  };
  Object.assign(globalThis, { fetch: fetchStandIn });
  return requests;
};

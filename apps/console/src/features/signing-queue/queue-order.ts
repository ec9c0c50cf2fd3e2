interface Request {
  contractId: number;
}

const placeOf = (requests: readonly Request[], contractId: number | null): number =>
  requests.findIndex((request) => request.contractId === contractId);

/** The request `steps` further down (or up, when negative) from the current one; the ends hold. The first without a current one. */
export const neighbour = (requests: readonly Request[], current: number | null, steps: number): number | null => {
  const place = placeOf(requests, current);
  if (place < 0) return requests[0]?.contractId ?? null;
  const target = Math.min(requests.length - 1, Math.max(0, place + steps));
  return requests[target]?.contractId ?? null;
};

/** The request to look at once `handled` has gone: the one after it, else the one before it, else none. */
export const afterHandling = (requests: readonly Request[], handled: number): number | null => {
  const place = placeOf(requests, handled);
  if (place < 0) return requests[0]?.contractId ?? null;
  return (requests[place + 1] ?? requests[place - 1])?.contractId ?? null;
};

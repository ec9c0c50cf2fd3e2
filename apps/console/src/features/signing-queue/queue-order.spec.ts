import { afterHandling, neighbour } from './queue-order';

const queue = [{ contractId: 11 }, { contractId: 12 }, { contractId: 13 }];

describe('neighbour', () => {
  it.each([
    [11, 1, 12], [12, -1, 11], [13, 1, 13], [11, -1, 11], [null, 1, 11], [99, 1, 11],
  ])('from %s by %i to %i', (current, steps, next) => {
    expect(neighbour(queue, current, steps)).toBe(next);
  });

  it('finds nothing in an empty queue', () => {
    expect(neighbour([], 11, 1)).toBeNull();
  });
});

describe('afterHandling', () => {
  it.each([[11, 12], [12, 13], [13, 12], [99, 11]])('%i has gone, %i follows', (handled, next) => {
    expect(afterHandling(queue, handled)).toBe(next);
  });

  it('leaves nothing after the last one', () => {
    expect(afterHandling([{ contractId: 11 }], 11)).toBeNull();
  });
});

import fc from 'fast-check';
import { boxAround, degreesOf, distanceMetres, microDegreesOf, type Position } from './great-circle.js';

const at = (latitude: number, longitude: number): Position => ({ latitude: microDegreesOf(latitude), longitude: microDegreesOf(longitude) });

describe('great circle', () => {
  it.each([
    ['a point from itself', at(43.9, 125.3), at(43.9, 125.3), 0],
    ['one degree of latitude', at(43, 125), at(44, 125), 111_195],
    ['one degree of longitude on the equator', at(0, 125), at(0, 126), 111_195],
    ['one degree of longitude at 60 degrees north', at(60, 125), at(60, 126), 55_597],
    ['half the earth', at(0, 0), at(0, 180), 20_015_114],
    ['across the date line', at(0, 179.5), at(0, -179.5), 111_195],
  ])('%s', (_name, from, to, metres) => {
    expect(distanceMetres(from, to)).toBe(metres);
    expect(distanceMetres(to, from)).toBe(metres);
  });

  it('keeps micro-degrees whole', () => {
    expect(microDegreesOf(125.3235)).toBe(125_323_500);
    expect(degreesOf(43_886_841)).toBe(43.886841);
  });

  const position = fc.record({ latitude: fc.integer({ min: -90_000_000, max: 90_000_000 }), longitude: fc.integer({ min: -180_000_000, max: 180_000_000 }) });

  it('the box around a point leaves out nothing within the radius', () => {
    fc.assert(fc.property(position, position, (centre, other) => {
      const { south, north, west, east } = boxAround(centre, distanceMetres(centre, other));
      expect(other.latitude).toBeGreaterThanOrEqual(south);
      expect(other.latitude).toBeLessThanOrEqual(north);
      expect(other.longitude).toBeGreaterThanOrEqual(west);
      expect(other.longitude).toBeLessThanOrEqual(east);
    }), { numRuns: 2_000 });
  });

  it('the box of a few kilometres is a few kilometres wide', () => {
    const { south, north, west, east } = boxAround(at(43.9, 125.3), 5_000);
    expect(distanceMetres({ latitude: south, longitude: 125_300_000 }, { latitude: north, longitude: 125_300_000 })).toBeLessThan(10_010);
    expect(distanceMetres({ latitude: 43_900_000, longitude: west }, { latitude: 43_900_000, longitude: east })).toBeLessThan(10_010);
  });
});

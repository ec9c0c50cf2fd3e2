/** A point in whole micro-degrees (degrees × 1,000,000). */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Box {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** Mean radius of the earth in metres (IUGG R1). */
const earthRadius = 6_371_008.8;
const microDegree = Math.PI / 180 / 1_000_000;
const quarterTurn = 90_000_000;
const halfTurn = 180_000_000;

export const microDegreesOf = (degrees: number): number => Math.round(degrees * 1_000_000);
export const degreesOf = (microDegrees: number): number => microDegrees / 1_000_000;

/** Great-circle distance in whole metres, by the haversine formula. */
export function distanceMetres(from: Position, to: Position): number {
  const latitudeFrom = from.latitude * microDegree;
  const latitudeTo = to.latitude * microDegree;
  const halfLatitude = Math.sin((latitudeTo - latitudeFrom) / 2);
  const halfLongitude = Math.sin(((to.longitude - from.longitude) * microDegree) / 2);
  const chord = halfLatitude ** 2 + Math.cos(latitudeFrom) * Math.cos(latitudeTo) * halfLongitude ** 2;
  return Math.round(2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord))));
}

/**
 * A box in micro-degrees that holds every point within `radius` metres. It takes all longitudes where a pole or the
 * date line lies within the radius, so that it never leaves a point out.
 */
export function boxAround(centre: Position, radius: number): Box {
  // Half a metre more than asked for, because distances are rounded to whole metres.
  const angle = (radius + 0.5) / earthRadius;
  const reach = Math.ceil(angle / microDegree);
  const south = Math.max(-quarterTurn, centre.latitude - reach);
  const north = Math.min(quarterTurn, centre.latitude + reach);
  const everywhere = { south, north, west: -halfTurn, east: halfTurn };
  if (south === -quarterTurn || north === quarterTurn) return everywhere;
  const reachEast = Math.ceil(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(centre.latitude * microDegree))) / microDegree);
  const west = centre.longitude - reachEast;
  const east = centre.longitude + reachEast;
  return west < -halfTurn || east > halfTurn ? everywhere : { south, north, west, east };
}

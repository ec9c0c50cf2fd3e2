/** A whole number of the environment. */
function whole(name: string, fallback: number): number {
  const value = Number(process.env[name] ?? fallback);
  if (!Number.isSafeInteger(value)) throw new Error(`${name} is no whole number`);
  return value;
}

/** Printed in the title of the suite; the same seed makes the same requests. */
export const seed = whole('PROVE_SEED', Date.now() & 0x7fffffff);

/** Hostile values put into each place of each route. */
export const valuesPerPlace = whole('PROVE_HOSTILE_VALUES', 5);

/** Rounds of requests after each of which the memory is measured. */
export const memoryRounds = whole('PROVE_HOSTILE_ROUNDS', 3);

/** Each place has a seed of its own, so that not all of them get the same values. */
export function seedFor(place: string): number {
  let mixed = seed;
  for (const character of place) mixed = (Math.imul(mixed, 31) + (character.codePointAt(0) as number)) | 0;
  return mixed;
}

/** A whole number of the environment. */
function whole(name: string, fallback: number): number {
  const value = Number(process.env[name] ?? fallback);
  if (!Number.isSafeInteger(value)) throw new Error(`${name} is no whole number`);
  return value;
}

/** Printed in the title of the suite; the same seed makes the same requests. */
export const seed = whole('PROVE_SEED', Date.now() & 0x7fffffff);

/** Hostile values put into each place of each route. */
export const valuesPerPlace = whole('PROVE_HOSTILE_VALUES', 12);

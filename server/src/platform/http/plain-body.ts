/** Deeper than any body of ours. What walks through a value would run out of stack long before a body is too long. */
const deepest = 16;

/** False for a body that is nested without end, or that says of a value what its constructor is, which class-transformer would believe. */
export function isPlainBody(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0 || Object.hasOwn(value, 'constructor')) return false;
  return Object.values(value).every((each) => isPlainBody(each, levels - 1));
}

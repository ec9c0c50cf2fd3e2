/**
 * numerator / denominator as a percentage with two decimals, by integer arithmetic, half rounded up;
 * null when there is nobody to count. [G9] 247,817 of 499,589 is '49.60'.
 */
export const ratePercent = (numerator: number, denominator: number): string | null => {
  if (!isCount(numerator) || !isCount(denominator)) {
    throw new RangeError(`Not a pair of counts: ${numerator} / ${denominator}`);
  }
  if (denominator === 0) return null;
  // hundredths of a percent = floor((20000 n + d) / 2d), the division made exact by taking off the remainder first
  const dividend = numerator * 20_000 + denominator;
  const divisor = denominator * 2;
  const hundredths = (dividend - (dividend % divisor)) / divisor;
  const text = String(hundredths).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
};

/** Up to 100 thousand million, beyond which the arithmetic above would no longer be exact. */
const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 1e11;

/**
 * Divides whole numbers and rounds half away from zero, as Xero rounds money.
 *
 * @throws {RangeError} if `denominator` is zero
 */
export function divideRound(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const isNegative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const size = (2n * top + bottom) / (2n * bottom);
  return isNegative ? -size : size;
}

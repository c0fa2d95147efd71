const mostCents = 1e15;

/**
 * Cents as the number of currency units that JSON writes exactly, with two decimals at most: 431250 is `4312.5`.
 *
 * Dividing by 100 gives the double nearest to the true value, and below fifteen digits that prints as the value itself.
 *
 * @param cents whole cents, any sign, below 10^15
 * @throws {RangeError} if `cents` is not whole or too large
 */
export function centsToNumber(cents: number): number {
  if (!Number.isInteger(cents) || Math.abs(cents) >= mostCents) throw new RangeError(`cents are ${cents}`);
  return cents === 0 ? 0 : cents / 100;
}

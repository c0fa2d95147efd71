/**
 * Writes cents for people: `4,312.50`, zero as `0.00`, a true minus sign before the symbol: `−$4.00`.
 *
 * @param cents whole cents, any sign
 * @param symbol `$` or `£` for totals and buttons; none in columns
 * @throws {RangeError} if `cents` is not whole
 */
export function formatCents(cents: number, symbol = ''): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`cents are ${cents}`);
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const units = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${cents < 0 ? '−' : ''}${symbol}${units}.${digits.slice(-2)}`;
}

/** A JSON number keeps this many decimal digits whatever they are. */
const exactDigitsMax = 15;
const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Whole cents of an amount in currency units, exactly.
 * Null for anything that is not a plain decimal of at most two places, or too large to hold exactly.
 */
export function centsFrom(amount: number | string): number | null {
  const match = decimal.exec(String(amount));
  if (match === null) return null;
  const [, sign, units = '', fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(2))) return null;
  const digits = (units + fraction.slice(0, 2).padEnd(2, '0')).replace(/^0+(?=\d)/, '');
  if (digits.length > exactDigitsMax) return null;
  const cents = Number(digits);
  return sign === '-' && cents !== 0 ? -cents : cents;
}

const decimalText = /^-?\d{1,12}(?:\.(\d+))?$/;

/**
 * Tells whether a text is a plain decimal number with at most `places` decimals and twelve digits before the point, as
 * `-1.25`; no sign `+`, no exponent, no separators, no spaces.
 */
export function isDecimalText(text: string, places: number): boolean {
  const match = decimalText.exec(text);
  return match !== null && (match[1] ?? '').length <= places;
}

/**
 * A decimal number as a whole number of its smallest units: `"1.25"` with four places is `12500n`.
 *
 * @throws {RangeError} if the text is not a decimal number with at most `places` decimals
 */
export function decimalUnits(text: string, places: number): bigint {
  if (!isDecimalText(text, places)) throw new RangeError(`not a number with ${places} decimals: ${text}`);
  const [whole = '', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(places, '0'));
}

import { isDecimalText } from '@throughline/core/money/decimal-text';

export type ParsedDecimal =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly sentence: string };

const places = 4;
const unitDigitsMax = { quantity: 6, unitAmount: 7 } as const;

/**
 * Reads a typed quantity or unit amount as decimal text: `1`, `.5`, `1,250.5`, `$185.00`, `−2`.
 *
 * Nothing goes through a float; at most four decimals.
 *
 * @returns the plain decimal text, or the sentence to show under the field
 */
export function parseDecimal(text: string, field: 'quantity' | 'unitAmount'): ParsedDecimal {
  const plain = text
    .replace(/\s+/g, '')
    .replace(/[−–]/g, '-')
    .replace(/^(-?)[$£]/, '$1');
  if (/^-?[\d.]+,\d{0,2}$/.test(plain)) return refuse('Use a point for cents.');
  const digits = /^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const value = digits.replace(/^(-?)\./, '$10.').replace(/\.$/, '');
  if (!/^-?\d+(\.\d+)?$/.test(value)) return refuse('That is not a number. Try 1, 1.25 or 185.00.');
  if (!isDecimalText(value, places)) return refuse('Four decimals at most.');
  if (value.replace(/\..*$|-/g, '').length > unitDigitsMax[field]) return refuse('That is too large.');
  return { ok: true, value };
}

/** `1,250.50` from decimal text, for reading. */
export function groupedDecimal(value: string): string {
  const [whole = '', part] = value.replace('-', '−').split('.');
  const units = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return part === undefined ? units : `${units}.${part}`;
}

function refuse(sentence: string): ParsedDecimal {
  return { ok: false, sentence };
}

export type ParsedMoney =
  | { readonly ok: true; readonly cents: number }
  | { readonly ok: false; readonly sentence: string };

const amount = /^(-?[$£]?|[$£]-)(?=\.?\d)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/;
const mostUnitDigits = 7;

/**
 * Reads a typed amount of money: `1250`, `1,250.5`, `$1,250.50`, `£3`, `−12.00`.
 *
 * The cents come from the digits, never through a float. Refused are more than two decimals, a comma where the cents
 * would start, letters, and 10,000,000.00 or more.
 *
 * @returns whole cents, or the sentence to show under the field
 */
export function parseMoney(text: string): ParsedMoney {
  const plain = text.replace(/\s+/g, '').replace(/[−–]/g, '-');
  const match = amount.exec(plain);
  if (!match) return refuse(reasonAgainst(plain));
  const [, sign = '', unitText = '', centText = ''] = match;
  if (centText.length > 2) return refuse('Cents have two digits at most.');
  const units = unitText.replace(/,/g, '').replace(/^0+(?=\d)/, '');
  if (units.length > mostUnitDigits) return refuse('That is more than 9,999,999.99.');
  const cents = Number(units + centText.padEnd(2, '0'));
  return { ok: true, cents: sign.includes('-') && cents > 0 ? -cents : cents };
}

const notUnderstood = 'That is not an amount. Try 1250 or 1,250.50.';

function reasonAgainst(plain: string): string {
  return /^-?[$£]?-?[\d.]+,\d*$/.test(plain) ? 'Use a point for cents.' : notUnderstood;
}

function refuse(sentence: string): ParsedMoney {
  return { ok: false, sentence };
}

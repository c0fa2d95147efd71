import { formatCents } from '@throughline/core/money/format-cents';
import { formatMinutes } from '@throughline/core/time-entry/format-minutes';
import { minutesInWords } from '@throughline/core/time-entry/minutes-in-words';

export type Country = 'AU' | 'NZ' | 'UK';

const symbols = { AU: '$', NZ: '$', UK: '£' } as const satisfies Record<Country, string>;
const currencies = { AU: 'AUD', NZ: 'NZD', UK: 'GBP' } as const satisfies Record<Country, string>;
const grouped = new Intl.NumberFormat('en-GB');

/** `h:mm` from whole minutes; `—` for an unknown number. */
export function duration(minutes: number | null): string {
  return minutes === null ? '—' : formatMinutes(minutes);
}

/** "2 hours 54 minutes", for `aria-label`. */
export function spokenDuration(minutes: number | null): string {
  return minutes === null ? 'unknown' : minutesInWords(minutes);
}

/** `h:mm:ss` of a running timer, from whole seconds; never below zero. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`;
}

/** `4,312.50` from whole cents, for rows; `—` for an unknown amount. */
export function money(cents: number | null): string {
  return cents === null ? '—' : formatCents(cents);
}

/** `$4,312.50` from whole cents, for totals, buttons and tiles; the minus sign stands before the symbol. */
export function moneyWithSymbol(cents: number, country: Country): string {
  return formatCents(cents, symbols[country]);
}

/** "4,312.50 New Zealand dollars", for `aria-label`. */
export function spokenMoney(cents: number | null, country: Country): string {
  if (cents === null) return 'unknown';
  const format = new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: currencies[country],
    currencyDisplay: 'name',
  });
  return format.format(cents / 100);
}

/** Currency code for column heads and feet. */
export function currencyCode(country: Country): string {
  return currencies[country];
}

/** `4,812`. */
export function count(value: number): string {
  return grouped.format(value);
}

/** "1 entry", "38 entries": the number with the noun that fits it. */
export function counted(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

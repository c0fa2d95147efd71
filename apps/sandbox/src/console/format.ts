import { localDateTime } from '../world/calendar.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

const dayFormat = new Intl.DateTimeFormat('en-NZ', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** "27 Nov 2026" of `YYYY-MM-DD`; other text as it is. */
export function dayText(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(at.getTime()) ? dayFormat.format(at) : day;
}

/** "27 Nov 2026 16:41:07" of an instant, in a time zone. */
export function instantText(instant: string, timeZone: string): string {
  const local = localDateTime(timeZone, new Date(instant));
  return `${dayText(local.slice(0, 10))} ${local.slice(11)}`;
}

/** "1:06" of 66 minutes. */
export function minutesText(minutes: number): string {
  const whole = Math.abs(minutes);
  return `${minutes < 0 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** "4,312.50" of "4312.5"; a number that cannot be read stays as it is. */
export function moneyText(amount: string): string {
  const value = Number(amount);
  if (amount.trim() === '' || Number.isNaN(value)) return amount;
  const text = Math.abs(value).toLocaleString('en-NZ', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return `${value < 0 ? '−' : ''}${text}`;
}

/** Text whose outer blanks, and runs of blanks inside, can be seen. */
export function exactText(text: string): Html {
  const parts = text.split(/(^\s+|\s{2,}|\s+$)/);
  return html`${parts.map((part) =>
    part !== '' && part.trim() === ''
      ? html`<span class="space" role="img" aria-label="${blanks(part.length)}"
          >${'␣'.repeat(part.length)}</span
        >`
      : html`${part}`,
  )}`;
}

/** "1 call", "2 calls". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-NZ')} ${count === 1 ? one : many}`;
}

/** "Lock date" of "lock-date" or "lockDate". */
export function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase()
    .replace(/\b(xpm|uuid|id|url)\b/g, (word) => word.toUpperCase())
    .replace(/\bxero\b/g, 'Xero');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function blanks(count: number): string {
  return count === 1 ? 'one blank' : `${count} blanks`;
}

import { formatMinutes } from './format-minutes.ts';
import { parseClockRange } from './parse-clock-range.ts';

export type DurationOptions = {
  /** Minutes of one `u`, the practice's charging unit. */
  readonly incrementMinutes: number;
  /** What a leading `+` or `-` changes; 0 when left out. */
  readonly currentMinutes?: number;
  /** How a bare whole number reads. `auto` takes 1–9 as hours, from 10 as minutes. */
  readonly bareNumbers?: 'auto' | 'minutes' | 'hours';
};

export type ParsedDuration =
  | { readonly ok: true; readonly minutes: number; readonly amber: boolean }
  | { readonly ok: false; readonly sentence: string };

type Amount = { readonly minutes: number } | { readonly sentence: string };

const amberAboveMinutes = 12 * 60;
const mostMinutes = 24 * 60;
const notUnderstood = 'That is not a duration. Try 1:30, 1.5 or 90m.';

const decimal = String.raw`\d+(?:\.\d+)?|\.\d+`;
const hoursAndMinutes = new RegExp(
  String.raw`^(${decimal})(?:hours?|hrs?|h)(?:(\d+)(?:minutes?|mins?|m)?)?$`,
);
const minutesOnly = new RegExp(String.raw`^(${decimal})(?:minutes?|mins?|m)$`);
const unitsOnly = new RegExp(String.raw`^(${decimal})(?:units?|u)$`);
const decimalHours = /^\d*\.\d+$/;
const wholeNumber = /^\d+$/;
const hoursColonMinutes = /^(\d*):(\d+)$/;
const partOfHour: Readonly<Record<string, string>> = { '¼': '.25', '½': '.5', '¾': '.75' };

/**
 * Reads a typed duration: `1:30`, `1.5`, `90m`, `1h12`, `3u`, `½`, `9-10:30`, `+15`, and an empty text or `0` for "remove".
 *
 * Spaces and case do not matter, except that two numbers with only a space between them are refused, not joined.
 *
 * @returns whole minutes from 0 to 1440, before the practice's increment; `amber` from more than twelve hours on.
 *   Otherwise the sentence to show under the field.
 */
export function parseDuration(text: string, options: DurationOptions): ParsedDuration {
  if (/\d\s+\d/.test(text)) return { ok: false, sentence: notUnderstood };
  const plain = normalise(text);
  if (plain === '') return { ok: true, minutes: 0, amber: false };

  const sign = /^[+-]/.exec(plain)?.[0];
  const amount = sign ? readAmount(plain.slice(1), options) : readRangeOrAmount(plain, options);
  if ('sentence' in amount) return { ok: false, sentence: amount.sentence };

  const current = options.currentMinutes ?? 0;
  if (sign === '-') return inRange(current - amount.minutes, options, amount.minutes);
  return inRange(sign === '+' ? current + amount.minutes : amount.minutes, options, amount.minutes);
}

function inRange(minutes: number, options: DurationOptions, changeMinutes: number): ParsedDuration {
  if (minutes < 0) {
    const current = formatMinutes(options.currentMinutes ?? 0);
    return { ok: false, sentence: `${current} less ${formatMinutes(changeMinutes)} is below zero.` };
  }
  if (minutes > mostMinutes) return { ok: false, sentence: 'That is more than a day.' };
  return { ok: true, minutes, amber: minutes > amberAboveMinutes };
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[–—−]/g, '-')
    .replace(/,/g, '.')
    .replace(/[¼½¾]/g, (sign) => partOfHour[sign] ?? sign)
    .replace(/(?<=[\dm])to(?=\d)/, '-');
}

function readRangeOrAmount(plain: string, options: DurationOptions): Amount {
  const range = parseClockRange(plain);
  if (range?.kind === 'refused') return { sentence: range.sentence };
  return range ?? readAmount(plain, options);
}

function readAmount(plain: string, options: DurationOptions): Amount {
  if (wholeNumber.test(plain)) return { minutes: bareMinutes(Number(plain), options.bareNumbers ?? 'auto') };
  if (decimalHours.test(plain)) return scaled(plain, 60);
  const clock = hoursColonMinutes.exec(plain);
  if (clock) return colonMinutes(clock[1], clock[2]);
  return readWithUnit(plain, options.incrementMinutes);
}

function readWithUnit(plain: string, incrementMinutes: number): Amount {
  const inMinutes = minutesOnly.exec(plain)?.[1];
  if (inMinutes !== undefined) return scaled(inMinutes, 1);
  const inUnits = unitsOnly.exec(plain)?.[1];
  if (inUnits !== undefined) return scaled(inUnits, incrementMinutes);
  const parts = hoursAndMinutes.exec(plain);
  return parts ? withMinutes(scaled(parts[1] ?? '', 60), parts[2] ?? '0') : { sentence: notUnderstood };
}

function bareMinutes(value: number, bareNumbers: 'auto' | 'minutes' | 'hours'): number {
  const isHours = bareNumbers === 'hours' || (bareNumbers === 'auto' && value < 10);
  return isHours ? value * 60 : value;
}

function colonMinutes(hourText = '', minuteText = ''): Amount {
  if (minuteText.length !== 2) return { sentence: 'Write the minutes with two digits, as 1:05.' };
  return withMinutes({ minutes: Number(hourText) * 60 }, minuteText);
}

function withMinutes(hours: Amount, minuteText: string): Amount {
  if ('sentence' in hours) return hours;
  if (Number(minuteText) > 59) return { sentence: 'Minutes go to 59.' };
  return { minutes: hours.minutes + Number(minuteText) };
}

/** Multiplies the digits as a whole number first, so that `0.075` hours is exactly four and a half minutes. */
function scaled(text: string, minutesEach: number): Amount {
  const [whole = '', part = ''] = text.split('.');
  const minutes = Math.round((Number(whole + part) * minutesEach) / 10 ** part.length);
  const isTooSmall = minutes === 0 && /[1-9]/.test(text);
  return isTooSmall ? { sentence: 'That is less than a minute.' } : { minutes };
}

const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_IN_REPLY = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(\.\d+)?)?$/;
const UTC_INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d+)?Z$/;
const CLOCK = /^(\d{1,2}):(\d{2})$/;
const MINUTE_OF_DAY = /^\d{1,4}$/;
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTES_IN_A_DAY = 24 * 60;

/** Whole days since 1970-01-01 of a `YYYY-MM-DD` calendar date. @throws {RangeError} not a date that exists */
export function dayNumber(date: string): number {
  const [, year, month, day] = LOCAL_DATE.exec(date) ?? [];
  const millis = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== date)
    throw new RangeError('Not a calendar date written YYYY-MM-DD');
  return millis / DAY_MS;
}

/** The `YYYY-MM-DD` calendar date that many days after 1970-01-01. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The calendar date of `YYYY-MM-DDT00:00:00` or `YYYY-MM-DD`, as `YYYY-MM-DD` in the practice's calendar.
 * @throws {RangeError} no such date, or a zone, which would make the day ambiguous
 */
export function parseDate(text: string): string {
  const date = DATE_IN_REPLY.exec(text)?.[1];
  if (date === undefined) throw new RangeError('Not a date without a zone');
  dayNumber(date);
  return date;
}

/**
 * `YYYY-MM-DDTHH:mm:ss` of the practice's own clock, or a day alone, kept as text.
 * @throws {RangeError} no such date, or a zone
 */
export function parseDateTime(text: string): string {
  parseDate(text);
  return text;
}

/** `YYYY-MM-DD` as requests want it, `YYYYMMDD`. @throws {RangeError} not a calendar date */
export function compactDate(date: string): string {
  dayNumber(date);
  return date.replaceAll('-', '');
}

/** A UTC instant `…Z` as `modifiedsince` wants it: no fraction, no zone. @throws {RangeError} */
export function utcSeconds(instant: string): string {
  const seconds = UTC_INSTANT.exec(instant)?.[1];
  if (seconds === undefined || Number.isNaN(Date.parse(instant)))
    throw new RangeError('Not an instant written YYYY-MM-DDTHH:mm:ssZ');
  return seconds;
}

/** Minutes since midnight of `HH:mm`, `H:mm` or a plain number of minutes; 1440 ends a day. @throws {RangeError} */
export function minuteOfDay(text: string): number {
  const [, hours, minutes] = CLOCK.exec(text) ?? [];
  const minute = MINUTE_OF_DAY.test(text) ? Number(text) : Number(hours) * 60 + Number(minutes);
  const inHour = minutes === undefined || Number(minutes) < 60;
  if (!inHour || Number.isNaN(minute) || minute > MINUTES_IN_A_DAY) throw new RangeError('Not a time of day');
  return minute;
}

/** A time of day as `HH:mm`, from any form {@link minuteOfDay} reads. @throws {RangeError} */
export function parseTimeOfDay(text: string): string {
  const minute = minuteOfDay(text);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

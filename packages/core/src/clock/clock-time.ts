import { Temporal } from 'temporal-polyfill';

import { wallClock } from './wall-clock.ts';

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * The instant at which the practice's clock shows a time on a day.
 *
 * A time that the clocks skip in spring is taken as long after the change as it would have been; of a time that
 * happens twice in autumn the first is taken (RFC 5545, as Temporal's `compatible`).
 *
 * @param day `YYYY-MM-DD`
 * @param time `HH:mm`, 24 hours
 * @throws {RangeError} if the day, the time or the time zone does not exist
 */
export function clockTimeOn(day: string, time: string, timeZone: string): Date {
  if (!clockTime.test(time)) throw new RangeError(`not a time of day: ${time}`);
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(wall.toZonedDateTime(timeZone).epochMilliseconds);
}

/**
 * The time the practice's clock shows at an instant, `HH:mm`, seconds cut off.
 *
 * @throws {RangeError} if the time zone is unknown or the instant is not a valid date
 */
export function clockTimeOf(instant: Date, timeZone: string): string {
  return wallClock(instant, timeZone).time;
}

/**
 * The first full minute the practice's clock shows at or after an instant, `HH:mm`.
 *
 * @throws {RangeError} if the time zone is unknown or the instant is not a valid date
 */
export function clockTimeAfter(instant: Date, timeZone: string): string {
  return clockTimeOf(new Date(Math.ceil(instant.getTime() / 60_000) * 60_000), timeZone);
}

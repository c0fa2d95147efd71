import { wallClock } from './wall-clock.ts';

/**
 * The calendar day it is for the practice at an instant.
 *
 * @param timeZone IANA name, as `Pacific/Auckland`
 * @returns `YYYY-MM-DD`
 * @throws {RangeError} if the time zone is unknown or the instant is not a valid date
 */
export function practiceDay(instant: Date, timeZone: string): string {
  return wallClock(instant, timeZone).day;
}

import { wallClock } from './wall-clock.ts';

const minutesADay = 24 * 60;

/**
 * Milliseconds from an instant until it is that full hour in a time zone; a day when it is that minute now. Off by
 * the shift on the two nights a year when clocks are changed.
 *
 * @param hour 0 to 23
 */
export function msUntilHour(instant: Date, timeZone: string, hour: number): number {
  const [nowHour = '0', nowMinute = '0'] = wallClock(instant, timeZone).time.split(':');
  const nowMinutes = Number(nowHour) * 60 + Number(nowMinute);
  const minutes = (hour * 60 - nowMinutes + minutesADay) % minutesADay;
  return (minutes === 0 ? minutesADay : minutes) * 60_000;
}

import { clockTime } from '../../lib/instants.ts';

type Timed = {
  readonly startedAt: string | null;
  readonly stoppedAt: string | null;
  readonly minutes: number | null;
};

/** `08:36–09:42`, `09:55–now`, or "no times". */
export function timesOf({ startedAt, stoppedAt, minutes }: Timed, timeZone: string): string {
  if (startedAt === null) return 'no times';
  const to = minutes === null || stoppedAt === null ? 'now' : clockTime(stoppedAt, timeZone);
  return `${clockTime(startedAt, timeZone)}–${to}`;
}

/** Whole minutes between start and stop by the clock; null without clock times or while running. */
export function actualMinutes({ startedAt, stoppedAt }: Timed): number | null {
  if (startedAt === null || stoppedAt === null) return null;
  return Math.round((Date.parse(stoppedAt) - Date.parse(startedAt)) / 60_000);
}

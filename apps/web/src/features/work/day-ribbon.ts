import { clockTime } from '../../lib/instants.ts';

type Timed = {
  readonly id: string;
  readonly startedAt: string | null;
  readonly stoppedAt: string | null;
};

export type RibbonBlock<E> = {
  readonly entry: E;
  /** Shares of the ribbon's width, 0 to 100. */
  readonly left: number;
  readonly width: number;
  /** `09:02`, in the practice's zone. */
  readonly from: string;
  /** Null while it runs. */
  readonly to: string | null;
};

export type Ribbon<E> = {
  readonly blocks: readonly RibbonBlock<E>[];
  readonly marks: readonly { readonly hour: number; readonly left: number }[];
  /** Null while now lies outside. */
  readonly nowLeft: number | null;
};

const usualHours = { first: 8, last: 18 };
const dayMinutes = 1_440;

/**
 * Where today's timed entries stand between 8 and 18 o'clock, or wider when something lies outside. Entries without
 * clock times have no place on it.
 *
 * @param nowMs also the end of what runs
 */
export function dayRibbon<E extends Timed>(
  entries: readonly E[],
  timeZone: string,
  nowMs: number,
): Ribbon<E> {
  const minuteOf = (instant: string) => minutesOf(clockTime(instant, timeZone));
  const now = minuteOf(new Date(nowMs).toISOString());
  const stretches = entries.flatMap((entry) => {
    if (entry.startedAt === null) return [];
    const from = minuteOf(entry.startedAt);
    const to = entry.stoppedAt === null ? now : minuteOf(entry.stoppedAt);
    // What passed midnight ends at the end of the ribbon.
    return [{ entry, from, to: to < from ? dayMinutes : to }];
  });
  const first = Math.min(usualHours.first, ...stretches.map(({ from }) => Math.floor(from / 60)));
  const last = Math.max(usualHours.last, ...stretches.map(({ to }) => Math.ceil(to / 60)));
  const place = (minute: number) => clamp(((minute - first * 60) / ((last - first) * 60)) * 100);
  return {
    blocks: stretches.map(({ entry, from, to }) => ({
      entry,
      left: place(from),
      width: place(to) - place(from),
      from: inWords(from),
      to: entry.stoppedAt === null ? null : inWords(to),
    })),
    marks: hoursBetween(first, last).map((hour) => ({ hour, left: place(hour * 60) })),
    nowLeft: now < first * 60 || now > last * 60 ? null : place(now),
  };
}

function hoursBetween(first: number, last: number): readonly number[] {
  const hours = Array.from({ length: last - first }, (_, index) => first + index);
  return hours.filter((hour) => hour > first && hour % 2 === 1);
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function inWords(minute: number): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

function clamp(share: number): number {
  return Math.max(0, Math.min(100, share));
}

import { count, counted } from '../lib/format.ts';
import type { Outputs } from '../lib/trpc.ts';

type Side = Pick<
  Outputs['delivery']['summary']['connections'][number],
  'waiting' | 'minuteRemaining' | 'pausedUntil' | 'looksFirst' | 'estimatedDoneAt'
>;

/** When the last that stands in line will have gone; null while nothing does, or nobody can tell. */
export function lineGoneAt(sides: readonly Side[]): string | null {
  const inLine = sides.filter(
    ({ waiting, minuteRemaining, pausedUntil, looksFirst }) =>
      waiting > minuteRemaining && pausedUntil === null && !looksFirst,
  );
  const times = inLine.flatMap(({ estimatedDoneAt }) => estimatedDoneAt ?? []);
  return times.toSorted().at(-1) ?? null;
}

export type WaitingNumbers = {
  readonly onTheirWay: number;
  readonly checking: number;
  /** A time as people read it, while more waits than may leave this minute. */
  readonly goneBy: string | null;
};

/**
 * "83 waiting, all sent by about 16:10, 1 is being checked"; "nothing waits" only when nothing is under way either; a
 * dash while nothing is known.
 */
export function waitingInWords(numbers: WaitingNumbers | null): string {
  if (numbers === null) return '—';
  const { onTheirWay, checking, goneBy } = numbers;
  const until = goneBy === null ? '' : `, all sent by about ${goneBy}`;
  const parts = [
    ...(onTheirWay > 0 ? [`${count(onTheirWay)} waiting${until}`] : []),
    ...(checking > 0 ? [`${counted(checking, 'is', 'are')} being checked`] : []),
  ];
  return parts.length === 0 ? 'nothing waits' : parts.join(', ');
}

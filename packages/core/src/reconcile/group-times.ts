import { type Bucket, worstBucket } from './difference.ts';
import type { TimeDifference } from './time-records.ts';

/** Minutes of one person on one day and job, here and in XPM, with what they are made of. */
export type TimeGroup = {
  readonly staffName: string;
  readonly workDate: string;
  readonly xpmJobNumber: string | null;
  readonly minutesHere: number;
  readonly minutesThere: number;
  readonly bucket: Bucket;
  readonly items: readonly TimeDifference[];
};

/** Adds differences up by person, day and job; by day, then person, then job. */
export function groupTimes(items: readonly TimeDifference[]): TimeGroup[] {
  const groups = new Map<string, TimeDifference[]>();
  for (const item of items) {
    const key = JSON.stringify([item.workDate, item.staffName, item.xpmJobNumber ?? '']);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.entries()]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      return first ? [toGroup(first, group)] : [];
    });
}

function toGroup(first: TimeDifference, items: readonly TimeDifference[]): TimeGroup {
  const sum = (of: (item: TimeDifference) => number | null) =>
    items.reduce((minutes, item) => minutes + (of(item) ?? 0), 0);
  return {
    staffName: first.staffName,
    workDate: first.workDate,
    xpmJobNumber: first.xpmJobNumber,
    minutesHere: sum(({ minutesHere }) => minutesHere),
    minutesThere: sum(({ minutesThere }) => minutesThere),
    bucket: worstBucket(items.map(({ bucket }) => bucket)),
    items,
  };
}

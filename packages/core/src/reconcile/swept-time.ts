import { type DesiredTime, hashTime } from '../time-entry/desired-time.ts';

/** A time entry as a sweep read it from XPM. */
export type SweptTime = DesiredTime & {
  readonly xpmTimeUuid: string;
  readonly jobName: string;
  readonly taskName: string;
  readonly staffName: string;
  readonly isInvoiced: boolean;
  readonly hash: string;
};

/** Adds the hash it is compared by. */
export function sweptTime(time: Omit<SweptTime, 'hash'>): SweptTime {
  return { ...time, hash: hashTime(time) };
}

import type { Difference } from './difference.ts';

/** An entry here, with what is known of it over there. Instants in milliseconds. */
export type TimeHere = {
  readonly timeEntryId: string;
  readonly deliveryId: string | null;
  readonly staffName: string;
  readonly workDate: string;
  readonly xpmJobNumber: string | null;
  readonly taskName: string | null;
  readonly minutes: number;
  readonly note: string;
  readonly removed: boolean;
  readonly state: string;
  readonly reason: string | null;
  readonly sentence: string;
  readonly remoteId: string | null;
  readonly syncedHash: string | null;
  readonly syncedAt: number | null;
  /** Records over there that look like it too. */
  readonly others: readonly string[];
};

/** A record over there, as the last sweep read it. */
export type TimeThere = {
  readonly xpmTimeUuid: string;
  readonly staffName: string;
  readonly workDate: string;
  readonly xpmJobNumber: string;
  readonly taskName: string;
  readonly minutes: number;
  /** With the mark at its end, where it has one. */
  readonly note: string;
  readonly hash: string;
  readonly isInvoiced: boolean;
  readonly seenAt: number;
};

export type TimeDifference = Difference & {
  readonly timeEntryId: string | null;
  readonly deliveryId: string | null;
  readonly xpmTimeUuid: string | null;
  readonly others: readonly string[];
  readonly staffName: string;
  readonly workDate: string;
  readonly xpmJobNumber: string | null;
  readonly taskName: string | null;
  readonly minutesHere: number | null;
  readonly minutesThere: number | null;
  readonly noteHere: string | null;
  /** Without the mark at its end. */
  readonly noteThere: string | null;
  readonly isInvoiced: boolean;
};

/** One delivered message for which something does not hold. */
export type ReceiptFinding = {
  readonly kind: 'time_entry' | 'client_bill';
  readonly subjectId: string;
  readonly remoteId: string | null;
  /** What does not hold, for people. */
  readonly sentence: string;
};

/** What re-checking receipts against XPM and Xero came to. */
export type ReceiptReport = {
  /** Messages whose receipt was looked through. */
  readonly checked: number;
  /** Their receipt is whole, and the record over there is as it says. */
  readonly equal: number;
  /** Nothing of them is over there by now, or something is under way: there is nothing to compare. */
  readonly unsettled: number;
  readonly differing: readonly ReceiptFinding[];
  readonly missing: readonly ReceiptFinding[];
  readonly broken: readonly ReceiptFinding[];
  /** Lines from before receipts were sealed: their times, states and texts are believed as they stand. */
  readonly unsealed: number;
  /** Why some could not be compared with the other side, for people. */
  readonly notCompared: readonly string[];
  /** Calls made to XPM and Xero. */
  readonly calls: number;
};

/** Whether every receipt was compared and holds. */
export function receiptsHold({ differing, missing, broken, notCompared }: ReceiptReport): boolean {
  return [differing, missing, broken, notCompared].every((list) => list.length === 0);
}

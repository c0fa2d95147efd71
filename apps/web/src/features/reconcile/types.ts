import type { Outputs } from '../../lib/trpc.ts';

export type TimeReconciliation = Outputs['reconcile']['time'];
export type BillReconciliation = Outputs['reconcile']['bills'];
export type TimeItem = TimeReconciliation['groups'][number]['items'][number];
export type BillItem = BillReconciliation['items'][number];
export type Bucket = TimeItem['bucket'];
export type Settlement = TimeItem['choices'][number];

/** Which sides are compared. */
export type Tab = 'time' | 'bills';

/** One compared pair as a row of the list, of time or of client bills. */
export type DiffRow = Pick<
  TimeItem,
  'fingerprint' | 'bucket' | 'sentence' | 'choices' | 'fields' | 'accepted'
> & {
  readonly id: string;
  /** What it is, beside its group: the task, or the number of the client bill. */
  readonly title: string;
  readonly about: string | null;
  /** Values as people read them; null where a side has none. */
  readonly here: string | null;
  readonly there: string | null;
  /** Day it is settled on, `YYYY-MM-DD`. */
  readonly day: string;
  readonly timeEntryId: string | null;
  readonly clientBillId: string | null;
  /** Others of XPM that would be removed. */
  readonly others: number;
};

export type DiffGroup = {
  readonly id: string;
  readonly head: string | null;
  readonly here: string | null;
  readonly there: string | null;
  readonly rows: readonly DiffRow[];
};

import { weekdayAndDay } from '../../lib/days.ts';
import { duration, money } from '../../lib/format.ts';
import type {
  BillItem,
  BillReconciliation,
  Bucket,
  DiffGroup,
  DiffRow,
  TimeItem,
  TimeReconciliation,
} from './types.ts';

/** Compared time by person, day and job, as the list shows it. */
export function timeGroups({ groups }: Pick<TimeReconciliation, 'groups'>): readonly DiffGroup[] {
  return groups.map(({ staffName, workDate, xpmJobNumber, minutesHere, minutesThere, items }) => ({
    id: `${workDate} ${staffName} ${xpmJobNumber ?? ''}`,
    head: [staffName, weekdayAndDay(workDate), xpmJobNumber ?? 'no job'].join(' · '),
    here: duration(minutesHere),
    there: duration(minutesThere),
    rows: items.map(timeRow),
  }));
}

/** Compared client bills, by date and number. */
export function billGroups({ items }: Pick<BillReconciliation, 'items'>): readonly DiffGroup[] {
  return [{ id: 'bills', head: null, here: null, there: null, rows: items.map(billRow) }];
}

/** Only the rows of a bucket, without groups left empty; all that is not equal when none is chosen. */
export function groupsOf(groups: readonly DiffGroup[], bucket: Bucket | null): readonly DiffGroup[] {
  return groups.flatMap((group) => {
    const rows = group.rows.filter((row) =>
      bucket === null ? row.bucket !== 'equal' : row.bucket === bucket,
    );
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });
}

function timeRow(item: TimeItem): DiffRow {
  return {
    ...judgementOf(item),
    id: item.timeEntryId ?? item.xpmTimeUuid ?? item.fingerprint,
    title: item.taskName ?? 'No work yet',
    about: item.noteHere || item.noteThere || null,
    here: item.minutesHere === null ? null : duration(item.minutesHere),
    there: item.minutesThere === null ? null : duration(item.minutesThere),
    day: item.workDate,
    timeEntryId: item.timeEntryId,
    clientBillId: null,
    others: item.others.length,
  };
}

function billRow(item: BillItem): DiffRow {
  return {
    ...judgementOf(item),
    id: item.clientBillId ?? item.xeroInvoiceId ?? item.fingerprint,
    title: item.number,
    about: item.clientName,
    here: item.totalHereCents === null ? null : money(item.totalHereCents),
    there: item.totalThereCents === null ? null : money(item.totalThereCents),
    day: item.billDate,
    timeEntryId: null,
    clientBillId: item.clientBillId,
    others: 0,
  };
}

function judgementOf({ fingerprint, bucket, sentence, choices, fields, accepted }: TimeItem | BillItem) {
  return { fingerprint, bucket, sentence, choices, fields, accepted };
}

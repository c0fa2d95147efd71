import type { ReceiptReport } from '../../apps/api/src/receipts/receipt-report.ts';
import { verifyReceipts } from '../../apps/api/src/receipts/verify-receipts.ts';
import { withClient } from '../support/template-database.ts';
import { until } from '../support/until.ts';
import { type BillingPractice, billingPractice } from './client-bill-practice.ts';

/** A practice whose time and client bills leave receipts, and what whoever owns the database can do to them. */
export type ReceiptPractice = {
  readonly practice: BillingPractice;
  /** An entry that has arrived, and its id in XPM. */
  arrived(minutes: number): Promise<{ readonly timeEntryId: string; readonly remoteId: string }>;
  readonly verify: () => Promise<ReceiptReport>;
  /** What the application cannot do. */
  asOwner(statement: string, ...values: unknown[]): Promise<void>;
};

export async function receiptPractice(): Promise<ReceiptPractice> {
  const practice = await billingPractice();
  const { product, admin } = practice;
  const { api } = admin;
  const xpm = () => product.sandbox.sandbox.control.state().xpm;
  const { items } = await api.job.list.query({ open: true, limit: 500 });
  const job = items.find((row) => row.tasks.some((task) => !task.completed));
  const [person] = xpm().staff;
  await api.staff.link.mutate({ staffId: admin.staffId, xpmStaffUuid: person?.uuid ?? null });
  const process = await api.process.create.mutate({ name: 'Anything' });
  const clientId = job?.clientId ?? '';
  const { id: workItemId } = await api.workItem.create.mutate({
    clientId,
    processId: process.id,
    dueDate: '2026-11-30',
  });
  const task = job?.tasks.find((row) => !row.completed);
  await api.link.set.mutate({
    workItemId,
    xpmJobNumber: job?.xpmJobNumber ?? '',
    xpmJobTaskUuid: task?.xpmJobTaskUuid ?? '',
  });
  return {
    practice,
    verify: () => verifyReceipts(product.wiring.chores, admin.practiceId),
    async arrived(minutes) {
      const before = new Set(xpm().times.map(({ uuid }) => uuid));
      const { id: timeEntryId } = await api.timeEntry.create.mutate({
        workItemId,
        workDate: '2026-11-18',
        minutes,
      });
      await until(
        () => api.timeEntry.trace.query({ timeEntryId }),
        (trace) => trace.entry.delivery.state === 'delivered',
      );
      return { timeEntryId, remoteId: xpm().times.find(({ uuid }) => !before.has(uuid))?.uuid ?? '' };
    },
    asOwner: (statement, ...values) =>
      withClient(product.database.ownerUrl, async (client) => {
        await client.query('alter table delivery_events disable trigger delivery_events_append_only');
        await client.query(statement, values);
        await client.query('alter table delivery_events enable trigger delivery_events_append_only');
      }),
  };
}

/** What a report says about one entry or client bill. */
export function about(report: ReceiptReport, list: 'differing' | 'missing' | 'broken', subjectId: string) {
  return report[list].filter((finding) => finding.subjectId === subjectId);
}

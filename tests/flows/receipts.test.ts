import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type ReceiptReport, receiptsHold } from '../../apps/api/src/receipts/receipt-report.ts';
import { verifyReceipts } from '../../apps/api/src/receipts/verify-receipts.ts';
import { withClient } from '../support/template-database.ts';
import { until } from '../support/until.ts';
import {
  approvedBill,
  type BillingPractice,
  billingPractice,
  postAndSettle,
} from './client-bill-practice.ts';

let practice: BillingPractice;
let workItemId: string;

beforeAll(async () => {
  practice = await billingPractice();
  const { admin } = practice;
  const { items } = await admin.api.job.list.query({ open: true, limit: 500 });
  const job = items.find((row) => row.tasks.some((task) => !task.completed));
  const [person] = xpm().staff;
  await admin.api.staff.link.mutate({ staffId: admin.staffId, xpmStaffUuid: person?.uuid ?? null });
  const process = await admin.api.process.create.mutate({ name: 'Anything' });
  const clientId = job?.clientId ?? '';
  const due = { processId: process.id, dueDate: '2026-11-30' };
  const item = await admin.api.workItem.create.mutate({ clientId, ...due });
  workItemId = item.id;
  const task = job?.tasks.find((row) => !row.completed);
  await admin.api.link.set.mutate({
    workItemId,
    xpmJobNumber: job?.xpmJobNumber ?? '',
    xpmJobTaskUuid: task?.xpmJobTaskUuid ?? '',
  });
});

afterAll(() => practice.product.stop());

const control = () => practice.product.sandbox.sandbox.control;
const xpm = () => control().state().xpm;
const verify = () => verifyReceipts(practice.product.wiring.chores, practice.admin.practiceId);

beforeEach(() => control().setFaults([]));

/** An entry that has arrived, and its id in XPM. */
async function arrived(minutes: number): Promise<{ timeEntryId: string; remoteId: string }> {
  const { api } = practice.admin;
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
  const remoteId = xpm().times.find(({ uuid }) => !before.has(uuid))?.uuid ?? '';
  return { timeEntryId, remoteId };
}

/** What whoever owns the database can do and the application cannot. */
function asOwner(statement: string, ...values: unknown[]): Promise<void> {
  return withClient(practice.product.database.ownerUrl, async (client) => {
    await client.query('alter table delivery_events disable trigger delivery_events_append_only');
    await client.query(statement, values);
    await client.query('alter table delivery_events enable trigger delivery_events_append_only');
  });
}

const about = (report: ReceiptReport, list: 'differing' | 'missing' | 'broken', subjectId: string) =>
  report[list].filter((finding) => finding.subjectId === subjectId);

describe('re-checking receipts', () => {
  it('finds every delivered entry and client bill as its receipt says, in one call for each side', async () => {
    const entry = await arrived(61);
    await practice.admin.api.timeEntry.update.mutate({ timeEntryId: entry.timeEntryId, minutes: 62 });
    await until(
      () => xpm().times.find(({ uuid }) => uuid === entry.remoteId)?.minutes,
      (minutes) => minutes === 62,
    );
    await until(verify, ({ unsettled }) => unsettled === 0);
    const bill = await approvedBill(practice);
    await postAndSettle(practice, bill.id);
    const report = await verify();
    expect(report).toEqual({
      checked: 2,
      equal: 2,
      unsettled: 0,
      differing: [],
      missing: [],
      broken: [],
      notCompared: [],
      calls: 2,
    });
    const { receipt } = await practice.admin.api.timeEntry.trace.query({ timeEntryId: entry.timeEntryId });
    expect(receipt.map(({ event, op }) => `${op} ${event}`)).toEqual([
      'add intent',
      'add attempt',
      'add answer',
      'update intent',
      'update attempt',
      'update answer',
    ]);
    const at = receipt.map((line) => Date.parse(line.at));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });

  it('tells of an entry that was edited, and of one that was deleted, behind our back', async () => {
    const edited = await arrived(63);
    const deleted = await arrived(64);
    control().act({ act: 'edit-time', timeUuid: edited.remoteId, minutes: 99 });
    control().act({ act: 'delete-time', timeUuid: deleted.remoteId });
    const report = await verify();
    expect(receiptsHold(report)).toBe(false);
    expect(about(report, 'differing', edited.timeEntryId)).toMatchObject([{ remoteId: edited.remoteId }]);
    expect(about(report, 'missing', deleted.timeEntryId)).toMatchObject([
      { remoteId: deleted.remoteId, sentence: 'XPM no longer has this entry.' },
    ]);
    expect(report.broken).toEqual([]);
  });

  it('tells of a sales invoice that was voided behind our back', async () => {
    const bill = await approvedBill(practice);
    const posted = await postAndSettle(practice, bill.id);
    control().act({ act: 'void-invoice', invoiceId: posted.delivery?.xeroInvoiceId ?? '' });
    expect(about(await verify(), 'missing', bill.id)).toMatchObject([
      { kind: 'client_bill', sentence: `${bill.number} was voided in Xero.` },
    ]);
  });

  it.each([
    [
      'hash',
      `update delivery_events e set hash = repeat('0', 64) from outbox_messages m
      where m.id = e.message_id and m.subject_id = $1 and e.event = 'answer'`,
    ],
    [
      'operation number',
      `update delivery_events e set op_seq = 7 from outbox_messages m
      where m.id = e.message_id and m.subject_id = $1 and e.event = 'intent'`,
    ],
    [
      'whole line',
      `delete from delivery_events e using outbox_messages m
      where m.id = e.message_id and m.subject_id = $1 and e.event = 'intent'`,
    ],
  ])('tells of a receipt whose %s the owner of the database changed', async (_, statement) => {
    const { timeEntryId } = await arrived(65);
    await asOwner(statement, timeEntryId);
    expect(about(await verify(), 'broken', timeEntryId)).toHaveLength(1);
  });

  it('tells of a belief the owner of the database changed on both sides of the receipt', async () => {
    const { timeEntryId } = await arrived(66);
    const forged = '1'.repeat(64);
    await asOwner(
      `with m as (update outbox_messages set synced_hash = $2 where subject_id = $1 returning id)
       update delivery_events e set hash = $2 from m where e.message_id = m.id and e.event = 'answer'`,
      timeEntryId,
      forged,
    );
    const report = await verify();
    expect(about(report, 'broken', timeEntryId)).toEqual([]);
    expect(about(report, 'differing', timeEntryId)).toHaveLength(1);
  });

  it('says so in a sentence when XPM is not connected, and still looks through the receipts', async () => {
    const connections = await practice.admin.api.connection.list.query();
    const id = connections.find(({ kind }) => kind === 'xpm')?.id ?? '';
    await practice.admin.api.connection.disconnect.mutate({ connectionId: id });
    const report = await verify();
    expect(receiptsHold(report)).toBe(false);
    expect(report.notCompared).toEqual([
      expect.stringMatching(
        /^\d+ receipts were not compared with XPM: .* not connected\. An admin can connect it/,
      ),
    ]);
    expect(report.checked).toBeGreaterThan(5);
  });
});

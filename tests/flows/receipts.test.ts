import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { receiptsHold } from '../../apps/api/src/receipts/receipt-report.ts';
import { until } from '../support/until.ts';
import { approvedBill, type BillingPractice, postAndSettle } from './client-bill-practice.ts';
import { about, type ReceiptPractice, receiptPractice } from './receipt-practice.ts';

let receipts: ReceiptPractice;
let practice: BillingPractice;

beforeAll(async () => {
  receipts = await receiptPractice();
  practice = receipts.practice;
});

afterAll(() => practice.product.stop());

const control = () => practice.product.sandbox.sandbox.control;
const xpm = () => control().state().xpm;

beforeEach(() => control().setFaults([]));

describe('re-checking receipts', () => {
  it('finds every delivered entry and client bill as its receipt says, in one call for each side', async () => {
    const entry = await receipts.arrived(61);
    await practice.admin.api.timeEntry.update.mutate({ timeEntryId: entry.timeEntryId, minutes: 62 });
    await until(
      () => xpm().times.find(({ uuid }) => uuid === entry.remoteId)?.minutes,
      (minutes) => minutes === 62,
    );
    await until(receipts.verify, ({ unsettled }) => unsettled === 0);
    const bill = await approvedBill(practice);
    await postAndSettle(practice, bill.id);
    const report = await receipts.verify();
    expect(report).toEqual({
      checked: 2,
      equal: 2,
      unsettled: 0,
      differing: [],
      missing: [],
      broken: [],
      unsealed: 0,
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
    const edited = await receipts.arrived(63);
    const deleted = await receipts.arrived(64);
    control().act({ act: 'edit-time', timeUuid: edited.remoteId, minutes: 99 });
    control().act({ act: 'delete-time', timeUuid: deleted.remoteId });
    const report = await receipts.verify();
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
    expect(about(await receipts.verify(), 'missing', bill.id)).toMatchObject([
      { kind: 'client_bill', sentence: `${bill.number} was voided in Xero.` },
    ]);
  });

  it('tells of a sales invoice that was given another number as of one that was changed', async () => {
    const bill = await approvedBill(practice);
    const { number } = await postAndSettle(practice, bill.id);
    control().act({ act: 'edit-invoice', number, newNumber: `${number}-B`, date: '2026-12-20' });
    const report = await receipts.verify();
    expect(about(report, 'missing', bill.id)).toEqual([]);
    expect(about(report, 'differing', bill.id)).toMatchObject([
      { sentence: `${number} has another number in Xero.` },
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
    const { timeEntryId } = await receipts.arrived(65);
    await receipts.asOwner(statement, timeEntryId);
    expect(about(await receipts.verify(), 'broken', timeEntryId)).toHaveLength(1);
  });

  it('tells of a belief the owner of the database changed on both sides of the receipt', async () => {
    const { timeEntryId } = await receipts.arrived(66);
    const forged = '1'.repeat(64);
    await receipts.asOwner(
      `with m as (update outbox_messages set synced_hash = $2 where subject_id = $1 returning id)
       update delivery_events e set hash = $2 from m where e.message_id = m.id and e.event = 'answer'`,
      timeEntryId,
      forged,
    );
    const report = await receipts.verify();
    expect(about(report, 'broken', timeEntryId)).toMatchObject([
      { sentence: 'Line 3 is not as it was written.' },
    ]);
    expect(about(report, 'differing', timeEntryId)).toHaveLength(1);
  });

  it('says so in a sentence when XPM is not connected, and still looks through the receipts', async () => {
    const connections = await practice.admin.api.connection.list.query();
    const id = connections.find(({ kind }) => kind === 'xpm')?.id ?? '';
    await practice.admin.api.connection.disconnect.mutate({ connectionId: id });
    const report = await receipts.verify();
    expect(receiptsHold(report)).toBe(false);
    expect(report.notCompared).toEqual([
      expect.stringMatching(
        /^\d+ receipts were not compared with XPM: .* not connected\. An admin can connect it/,
      ),
    ]);
    expect(report.checked).toBeGreaterThan(5);
  });
});

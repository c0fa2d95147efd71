import { readdir, readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { about, type ReceiptPractice, receiptPractice } from './receipt-practice.ts';

let receipts: ReceiptPractice;

beforeAll(async () => {
  receipts = await receiptPractice();
});

afterAll(() => receipts.practice.product.stop());

const api = () => receipts.practice.admin.api;
/** Lines of one entry: 1 the intent, 2 the attempt, 3 the answer, 4 that it was read back. */
const ofEntry = 'from outbox_messages m where m.id = e.message_id and m.subject_id = $1';
const usingEntry = 'using outbox_messages m where m.id = e.message_id and m.subject_id = $1';

/** An entry that has arrived and was read back once. */
async function readBack(minutes: number): Promise<string> {
  const { timeEntryId } = await receipts.arrived(minutes);
  const answer = await api().timeEntry.check.mutate({ timeEntryId });
  expect(answer).toMatchObject({ outcome: 'equal' });
  return timeEntryId;
}

describe('a receipt whose lines hang together', () => {
  it('holds after sending, answering, reading back and editing', async () => {
    const timeEntryId = await readBack(31);
    const report = await receipts.verify();
    expect(about(report, 'broken', timeEntryId)).toEqual([]);
    expect(report).toMatchObject({ broken: [], unsealed: 0 });
  });

  it.each([
    [
      'time',
      `update delivery_events e set at = at - interval '1 second' ${ofEntry} and e.seq = 2`,
      'Line 2 is not',
    ],
    ['status', `update delivery_events e set http_status = 201 ${ofEntry} and e.seq = 3`, 'Line 3 is not'],
    ['text', `update delivery_events e set text = 'OK then' ${ofEntry} and e.seq = 3`, 'Line 3 is not'],
    ['middle line', `delete from delivery_events e ${usingEntry} and e.seq = 2`, 'Line 2 is missing'],
    [
      'last line',
      `delete from delivery_events e ${usingEntry} and e.seq = 4`,
      'Line 4, the last, is missing',
    ],
    [
      'last line and the count',
      `with m as (update outbox_messages set receipt_lines = 3 where subject_id = $1 returning id)
       delete from delivery_events e using m where m.id = e.message_id and e.seq = 4`,
      'The last line is not the one the message knows',
    ],
    ['seals', `update delivery_events e set seal = null ${ofEntry}`, 'The last line is not the one'],
  ])('is told when the owner of the database takes its %s in hand', async (_, statement, sentence) => {
    const untouched = await readBack(32);
    const timeEntryId = await readBack(33);
    await receipts.asOwner(statement, timeEntryId);
    const report = await receipts.verify();
    expect(about(report, 'broken', timeEntryId)).toMatchObject([
      { sentence: expect.stringContaining(sentence) },
    ]);
    expect(about(report, 'broken', untouched)).toEqual([]);
  });
});

describe('receipts from before lines were sealed', () => {
  it('are told as such after the upgrade, may be added to, and keep their number of lines', async () => {
    const timeEntryId = await readBack(34);
    const before = await receipts.verify();
    await upgradeAgain();
    const upgraded = await receipts.verify();
    expect(about(upgraded, 'broken', timeEntryId)).toEqual([]);
    expect(upgraded.checked).toBe(before.checked);
    const { unsealed } = upgraded;
    expect(unsealed).toBeGreaterThan(4);
    await api().timeEntry.check.mutate({ timeEntryId });
    const added = await receipts.verify();
    expect(about(added, 'broken', timeEntryId)).toEqual([]);
    expect(added.unsealed).toBe(unsealed);
    await receipts.asOwner(`delete from delivery_events e ${usingEntry} and e.seq = 4`, timeEntryId);
    expect(about(await receipts.verify(), 'broken', timeEntryId)).toMatchObject([
      { sentence: 'Line 4 is missing.' },
    ]);
  });
});

/** Brings the tables back to how they were before, with all that stands in them, and upgrades them again. */
async function upgradeAgain(): Promise<void> {
  const folder = new URL('../../packages/core/migrations/', import.meta.url);
  const name = (await readdir(folder)).find((file) => file.endsWith('_receipt_chain.sql')) ?? '';
  await receipts.asOwner(`
    alter table delivery_events drop column seq, drop column seal;
    alter table outbox_messages drop column receipt_lines, drop column receipt_head;
    create index delivery_events_message on delivery_events (practice_id, message_id, at)`);
  await receipts.asOwner(await readFile(new URL(name, folder), 'utf8'));
}

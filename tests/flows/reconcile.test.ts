import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { until } from '../support/until.ts';
import { month, type TimePractice, timePractice } from './reconcile-practice.ts';

let practice: TimePractice;

beforeAll(async () => {
  practice = await timePractice();
});
afterAll(() => practice.product.stop());

const one = async (workDate: string) => (await practice.run(workDate))[0] ?? expect.fail('nothing compared');
const entryOf = async (timeEntryId: string) =>
  (await practice.mei.api.timeEntry.trace.query({ timeEntryId })).entry;

describe('an entry somebody edits in XPM', () => {
  it('is shown with both values and three ways, and becomes theirs when that is chosen', async () => {
    const { timeEntryId, uuid } = await practice.delivered('edited', '2026-11-02');
    practice.act('edit-time', { timeUuid: uuid, minutes: 90 });
    const item = await one('2026-11-02');
    expect(item).toMatchObject({
      bucket: 'differs',
      sentence: 'Someone changed this entry in XPM: 1:12 is now 1:30. Take theirs or send yours.',
      choices: ['take_theirs', 'send_ours', 'accept'],
    });
    expect(await entryOf(timeEntryId)).toMatchObject({
      delivery: { state: 'blocked', reason: 'changed_in_xpm' },
    });
    await practice.settle(item, 'take_theirs');
    expect(await entryOf(timeEntryId)).toMatchObject({ minutes: 90, delivery: { state: 'delivered' } });
    expect(practice.inXpm('2026-11-02')).toMatchObject([{ uuid, minutes: 90 }]);
    expect(await one('2026-11-02')).toMatchObject({ bucket: 'equal' });
  });

  it('becomes ours in XPM, the same record, when that is chosen', async () => {
    const { uuid } = await practice.delivered('ours wins', '2026-11-03');
    practice.act('edit-time', { timeUuid: uuid, minutes: 90, note: 'by Tom' });
    await practice.settle(await one('2026-11-03'), 'send_ours');
    await until(
      () => Promise.resolve(practice.inXpm('2026-11-03')),
      ([time]) => time?.minutes === 72,
    );
    expect(practice.inXpm('2026-11-03')).toMatchObject([
      { uuid, note: expect.stringMatching(/^ours wins #/) },
    ]);
  });

  it('stays as it is when explained, until something changes; a later edit here asks again', async () => {
    const { timeEntryId, uuid } = await practice.delivered('explained', '2026-11-04');
    practice.act('edit-time', { timeUuid: uuid, minutes: 60 });
    await practice.settle(await one('2026-11-04'), 'accept', 'Tom rounded it');
    const explained = await one('2026-11-04');
    expect(explained).toMatchObject({
      bucket: 'differs',
      accepted: { reason: 'Tom rounded it', by: 'Tom Ashby' },
      choices: ['take_theirs', 'send_ours', 'reopen'],
    });
    await practice.mei.api.timeEntry.update.mutate({ timeEntryId, minutes: 78 });
    expect(await entryOf(timeEntryId)).toMatchObject({
      delivery: { state: 'blocked', reason: 'changed_in_xpm' },
    });
    const [asked] = await practice.look('2026-11-04');
    expect(asked).toMatchObject({ accepted: null });
    expect(practice.inXpm('2026-11-04')).toMatchObject([{ minutes: 60 }]);
  });

  it('can be taken up again after it was explained', async () => {
    const { uuid } = await practice.delivered('reopened', '2026-11-05');
    practice.act('edit-time', { timeUuid: uuid, minutes: 60 });
    const item = await one('2026-11-05');
    await practice.settle(item, 'accept');
    await practice.settle(item, 'reopen');
    expect((await practice.look('2026-11-05'))[0]).toMatchObject({
      accepted: null,
      choices: ['take_theirs', 'send_ours', 'accept'],
    });
  });

  it('is found on another day, and not taken for somebody’s own', async () => {
    const { uuid } = await practice.delivered('moved', '2026-11-06');
    practice.act('edit-time', { timeUuid: uuid, date: '2026-10-30' });
    expect(await practice.run('2026-11-06')).toMatchObject([
      { bucket: 'differs', fields: [{ field: 'day', here: '6 Nov 2026', there: '30 Oct 2026' }] },
    ]);
    const october = await practice.tom.api.reconcile.time.query({ from: '2026-10-01', to: '2026-10-31' });
    const all = october.groups.flatMap(({ items }) => items);
    expect(all.find(({ xpmTimeUuid }) => xpmTimeUuid === uuid)).toMatchObject({ bucket: 'differs' });
  });
});

describe('an entry somebody deletes in XPM', () => {
  it('is not made again by itself, and is when a person says so', async () => {
    const { timeEntryId, uuid } = await practice.delivered('deleted', '2026-11-09');
    practice.act('delete-time', { timeUuid: uuid });
    const item = await one('2026-11-09');
    expect(item).toMatchObject({ bucket: 'missing_there', choices: ['send_ours', 'accept'] });
    expect(await entryOf(timeEntryId)).toMatchObject({ delivery: { reason: 'removed_in_xpm' } });
    expect(practice.inXpm('2026-11-09')).toEqual([]);
    await practice.settle(item, 'send_ours');
    await until(
      () => Promise.resolve(practice.inXpm('2026-11-09')),
      (times) => times.length === 1,
    );
  });

  it('is not made again by an edit after somebody explained it', async () => {
    const { timeEntryId, uuid } = await practice.delivered('stays deleted', '2026-11-10');
    practice.act('delete-time', { timeUuid: uuid });
    await practice.settle(await one('2026-11-10'), 'accept');
    await practice.mei.api.timeEntry.update.mutate({ timeEntryId, note: 'edited' });
    expect(await entryOf(timeEntryId)).toMatchObject({
      delivery: { state: 'blocked', reason: 'removed_in_xpm' },
    });
    expect(practice.inXpm('2026-11-10')).toEqual([]);
  });
});

describe('an entry somebody invoices in XPM', () => {
  it('cannot be sent over, only taken or explained', async () => {
    const { timeEntryId, uuid } = await practice.delivered('invoiced', '2026-11-11');
    practice.act('invoice-time', { timeUuids: [uuid] });
    await practice.mei.api.timeEntry.update.mutate({ timeEntryId, minutes: 84 });
    await until(
      () => entryOf(timeEntryId),
      ({ delivery }) => delivery.reason === 'invoiced',
    );
    const item = await one('2026-11-11');
    expect(item).toMatchObject({ bucket: 'differs', isInvoiced: true, choices: ['take_theirs', 'accept'] });
    await expect(practice.settle(item, 'send_ours')).rejects.toThrow(/changed meanwhile/);
    await practice.settle(item, 'take_theirs');
    expect(await entryOf(timeEntryId)).toMatchObject({ minutes: 72, delivery: { state: 'delivered' } });
    expect(practice.inXpm('2026-11-11')).toMatchObject([{ uuid, minutes: 72 }]);
  });
});

describe('a copy somebody makes in XPM', () => {
  it('is shown beside ours, and is removed only when a person says so', async () => {
    const { uuid } = await practice.delivered('copied', '2026-11-12');
    practice.act('add-time', { copyOf: uuid });
    const item = await one('2026-11-12');
    expect(item).toMatchObject({ bucket: 'doubled', minutesHere: 72, minutesThere: 144 });
    expect(practice.inXpm('2026-11-12')).toHaveLength(2);
    await practice.settle(item, 'remove_others');
    await until(
      () => Promise.resolve(practice.inXpm('2026-11-12')),
      (times) => times.length === 1,
    );
    expect(practice.inXpm('2026-11-12')).toMatchObject([{ uuid }]);
  });
});

describe('time somebody writes down in XPM itself', () => {
  it('is only here to be explained, and stays as it is', async () => {
    const { uuid } = await practice.delivered('template', '2026-11-13');
    practice.act('add-time', { copyOf: uuid });
    const made = practice.inXpm('2026-11-13').find((time) => time.uuid !== uuid);
    practice.act('edit-time', { timeUuid: made?.uuid, note: 'by hand', date: '2026-11-16', minutes: 6 });
    const item = await one('2026-11-16');
    expect(item).toMatchObject({ bucket: 'missing_here', choices: ['accept'], minutesThere: 6 });
    await practice.settle(item, 'accept', 'Tom’s own');
    expect(await one('2026-11-16')).toMatchObject({ accepted: { reason: 'Tom’s own' } });
    practice.act('edit-time', { timeUuid: made?.uuid, minutes: 12 });
    expect(await one('2026-11-16')).toMatchObject({ accepted: null, minutesThere: 12 });
  });
});

async function looksFirst(): Promise<boolean | undefined> {
  const { connections } = await practice.mei.api.delivery.summary.query();
  return connections.find(({ kind }) => kind === 'xpm')?.looksFirst;
}

describe('a database that was restored', () => {
  it('finds in XPM what it forgot to have sent, and sends nothing twice', async () => {
    const days = ['2026-11-17', '2026-11-18', '2026-11-19'];
    const sent = [];
    for (const day of days) sent.push(await practice.delivered('before the restore', day));
    await forget(sent.map(({ timeEntryId }) => timeEntryId));
    expect(await looksFirst()).toBe(true);
    for (const { timeEntryId, uuid } of sent) {
      const entry = await until(
        () => entryOf(timeEntryId),
        ({ delivery }) => delivery.state === 'delivered',
      );
      expect(entry.delivery.xpmTimeUuid).toBe(uuid);
    }
    expect(days.map((day) => practice.inXpm(day).length)).toEqual([1, 1, 1]);
    await until(looksFirst, (looks) => looks === false);
  });
});

/** As a restore leaves it: the outbox of before, and the gate that looks first, in one moment. */
async function forget(timeEntryIds: readonly string[]): Promise<void> {
  const { ownerUrl } = practice.product.database;
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query(
      `update outbox_messages
       set state = 'queued', state_at = now(), reason = null, details = '{}', remote_id = null, linked_by = null,
           synced_hash = null, synced_at = null, op_hash = null, available_at = now()
       where subject_id = any($1)`,
      [timeEntryIds],
    );
    await owner.query(
      `update delivery_gates set look_first_before = now(), next_due_at = now() where kind = 'xpm'`,
    );
    await owner.query(`update chores set due_at = now() where kind = 'sweep_xpm'`);
    await owner.query('commit');
  } finally {
    await owner.end();
  }
}

it('refuses what is no window, and a choice without a reason', async () => {
  const { api } = practice.tom;
  await expect(api.reconcile.time.query({ from: month.to, to: month.from })).rejects.toThrow(
    'The first day is after the last one.',
  );
  await expect(api.reconcile.time.query({ from: '2026-01-01', to: '2026-11-30' })).rejects.toThrow(
    'Choose a quarter or less to compare at once.',
  );
  await expect(
    api.reconcile.settleTime.mutate({
      workDate: month.from,
      fingerprint: 'f'.repeat(64),
      choice: 'accept',
      reason: '  ',
    }),
  ).rejects.toThrow(/not as/);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { until } from '../support/until.ts';
import {
  approvedBill,
  type BillingPractice,
  billingPractice,
  postAndSettle,
} from './client-bill-practice.ts';
import { type TimePractice, timePractice } from './reconcile-practice.ts';

describe('an entry read back from XPM', () => {
  let practice: TimePractice;
  beforeAll(async () => {
    practice = await timePractice();
  });
  afterAll(() => practice.product.stop());

  const check = (timeEntryId: string) => practice.mei.api.timeEntry.check.mutate({ timeEntryId });
  const trace = (timeEntryId: string) => practice.mei.api.timeEntry.trace.query({ timeEntryId });

  it('is told to be equal, at its place in the receipt, for one call', async () => {
    const { timeEntryId } = await practice.delivered('equal', '2026-11-02');
    const callsBefore = practice.product.sandbox.sandbox.control.calls().length;
    expect(await check(timeEntryId)).toMatchObject({ outcome: 'equal' });
    expect(practice.product.sandbox.sandbox.control.calls()).toHaveLength(callsBefore + 1);
    const { receipt, steps } = await trace(timeEntryId);
    expect(receipt.at(-1)).toMatchObject({ event: 'read_back', outcome: 'equal' });
    expect(steps.every(({ state }) => state === 'done')).toBe(true);
  });

  it('becomes a question when somebody changed it, and leads to both sides', async () => {
    const { timeEntryId, uuid } = await practice.delivered('changed', '2026-11-03');
    practice.act('edit-time', { timeUuid: uuid, minutes: 90 });
    expect(await check(timeEntryId)).toMatchObject({ outcome: 'changed' });
    const { steps } = await trace(timeEntryId);
    expect(steps.find(({ state }) => state !== 'done')).toMatchObject({
      name: 'confirmed',
      state: 'failed',
      fix: 'reconcile',
    });
    const { items } = await practice.mei.api.delivery.list.query({ state: 'blocked', limit: 10 });
    expect(items.find(({ subjectId }) => subjectId === timeEntryId)).toMatchObject({ canRetry: false });
  });

  it('is told to be gone once it was deleted, and nothing is made again', async () => {
    const { timeEntryId, uuid } = await practice.delivered('gone', '2026-11-04');
    practice.act('delete-time', { timeUuid: uuid });
    expect(await check(timeEntryId)).toMatchObject({ outcome: 'gone' });
    expect((await trace(timeEntryId)).entry.delivery.reason).toBe('removed_in_xpm');
    expect(practice.inXpm('2026-11-04')).toEqual([]);
  });

  it('is refused in a sentence while XPM has nothing of it', async () => {
    const { id } = await practice.mei.api.timeEntry.create.mutate({ workDate: '2026-11-05', minutes: 6 });
    await expect(check(id)).rejects.toThrow(/so there is nothing to read back/);
  });

  it('is compared every night by a chore that says when it ran and runs next', async () => {
    const chores = await practice.tom.api.chore.list.query();
    expect(chores.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['mirror', 'sweep_xpm', 'clean_up']),
    );
    expect(chores.find(({ kind }) => kind === 'sweep_xpm')?.nextRunAt).not.toBeNull();
    await expect(practice.mei.api.chore.list.query()).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
  });

  it('waits while XPM does not answer, and is told with all that waits and when it will have gone', async () => {
    const { control } = practice.product.sandbox.sandbox;
    control.setFaults([{ path: '/practicemanager', kind: '503' }]);
    for (const minutes of [6, 12, 18, 24]) {
      await practice.mei.api.timeEntry.create.mutate({
        workItemId: practice.workItemId,
        workDate: '2026-11-06',
        minutes,
      });
    }
    const { connections } = await until(
      () => practice.tom.api.delivery.summary.query(),
      (summary) => summary.connections.some(({ silentSince }) => silentSince !== null),
    );
    const xpm = connections.find(({ kind }) => kind === 'xpm');
    expect(xpm?.waiting).toBeGreaterThan(0);
    expect(Date.parse(xpm?.estimatedDoneAt ?? '')).toBeGreaterThan(Date.parse(xpm?.silentSince ?? ''));
  });
});

describe('a client bill read back from Xero', () => {
  let practice: BillingPractice;
  beforeAll(async () => {
    practice = await billingPractice();
  });
  afterAll(() => practice.product.stop());

  const api = () => practice.accounts.api;

  it('has its whole way in the trace, and is told to be equal to the cent', async () => {
    const { id } = await approvedBill(practice);
    const before = await api().clientBill.trace.query({ clientBillId: id });
    expect(before.steps.find(({ state }) => state !== 'done')).toMatchObject({
      name: 'sent',
      state: 'waiting',
    });
    await expect(api().clientBill.check.mutate({ clientBillId: id })).rejects.toThrow(/nothing to read back/);
    await postAndSettle(practice, id);
    expect(await api().clientBill.check.mutate({ clientBillId: id })).toMatchObject({ outcome: 'equal' });
    const { steps, receipt } = await api().clientBill.trace.query({ clientBillId: id });
    expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done', 'done']);
    expect(receipt.map(({ event }) => event)).toEqual(['intent', 'attempt', 'answer', 'read_back']);
  });

  it('says what somebody edited or voided there, and changes nothing', async () => {
    const { id, number } = await approvedBill(practice);
    await postAndSettle(practice, id);
    practice.product.sandbox.sandbox.control.act({ act: 'void-invoice', number });
    expect(await api().clientBill.check.mutate({ clientBillId: id })).toMatchObject({
      outcome: 'changed',
      sentence: `${number} was voided in Xero. Nothing changed here.`,
    });
    expect(await api().clientBill.get.query({ clientBillId: id })).toMatchObject({ state: 'posted' });
  });
});

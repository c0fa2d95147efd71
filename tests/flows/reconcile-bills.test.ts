import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  approvedBill,
  type BillingPractice,
  billingPractice,
  type BillLine,
  invoicesOf,
  postAndSettle,
} from './client-bill-practice.ts';

const month = { from: '2026-11-01', to: '2026-11-30' };
let practice: BillingPractice;

beforeAll(async () => {
  practice = await billingPractice();
});
afterAll(() => practice.product.stop());

const api = () => practice.accounts.api;
const act = (name: string, values: Readonly<Record<string, unknown>>) =>
  void practice.product.sandbox.sandbox.control.act({ act: name, ...values });

async function run() {
  await api().reconcile.run.mutate({ kind: 'bills', ...month });
  return api().reconcile.bills.query({ ...month, equal: true });
}

async function posted(lines?: readonly BillLine[]) {
  const bill = await approvedBill(practice, lines ? { lines } : {});
  return postAndSettle(practice, bill.id);
}

/** How one client bill stands after another read of Xero. */
async function standing(number: string) {
  const { items } = await run();
  return items.find((item) => item.number === number) ?? expect.fail(`${number} was not compared`);
}

const explain = (fingerprint: string, choice: 'accept' | 'reopen' = 'accept') =>
  api().reconcile.acceptBill.mutate({ ...month, fingerprint, choice, reason: 'The client asked for it' });

describe('client bills and their sales invoices', () => {
  it('are equal to the cent, one by one and account by account', async () => {
    await posted([
      { quantity: '1.25', unitAmount: '185.00' },
      { unitAmount: '99.99', account: 'Advisory' },
    ]);
    await posted([{ quantity: '3', unitAmount: '33.33', account: 'Advisory' }]);
    const { items, accounts, counts } = await run();
    expect(items.map(({ bucket }) => bucket)).toEqual(['equal', 'equal']);
    expect(counts).toMatchObject({ equal: 2, differs: 0, missing_there: 0, missing_here: 0, doubled: 0 });
    expect(accounts).toMatchObject([
      { accountCode: '200', hereCents: 23_125, thereCents: 23_125 },
      { accountCode: '205', hereCents: 19_998, thereCents: 19_998 },
    ]);
  });

  it('are missing there once voided in Xero, and the month no longer agrees', async () => {
    const { number } = await posted([{ unitAmount: '10.01', account: 'Payroll' }]);
    act('void-invoice', { number });
    expect(await standing(number)).toMatchObject({
      bucket: 'missing_there',
      sentence: `${number} was voided in Xero. Nothing changed here.`,
      choices: ['accept'],
    });
    const { accounts } = await api().reconcile.bills.query(month);
    expect(accounts.find(({ accountCode }) => accountCode === '206')).toMatchObject({
      hereCents: 1_001,
      thereCents: 0,
    });
    expect(invoicesOf(practice, number)).toMatchObject([{ status: 'VOIDED' }]);
  });

  it('differ when somebody edits the reference in Xero; an explanation stands until the next edit', async () => {
    const { number } = await posted();
    act('edit-invoice', { number, reference: 'CLI-9' });
    const found = await standing(number);
    expect(found).toMatchObject({
      bucket: 'differs',
      fields: [{ field: 'reference', here: 'CLI-1004', there: 'CLI-9' }],
    });
    await explain(found.fingerprint);
    const explained = { reason: 'The client asked for it', by: 'Priya Nair' };
    expect(await standing(number)).toMatchObject({ accepted: explained, choices: ['reopen'] });
    act('pay-invoice', { number });
    expect(await standing(number)).toMatchObject({ accepted: explained });
    act('edit-invoice', { number, reference: 'CLI-10' });
    expect(await standing(number)).toMatchObject({ bucket: 'differs', accepted: null });
  });

  it('differ by their number once renumbered, and count as explained no longer when that is taken back', async () => {
    const { number } = await posted();
    act('edit-invoice', { number, newNumber: `${number}-B` });
    const found = await standing(number);
    expect(found.fields).toEqual([{ field: 'number', here: number, there: `${number}-B` }]);
    await explain(found.fingerprint);
    await explain(found.fingerprint, 'reopen');
    expect(await standing(number)).toMatchObject({ accepted: null, choices: ['accept'] });
  });

  it('are found under another month, not told to be gone', async () => {
    const { number } = await posted();
    act('edit-invoice', { number, date: '2026-12-02' });
    expect(await standing(number)).toMatchObject({
      bucket: 'differs',
      fields: [{ field: 'date', here: '18 Nov 2026', there: '2 Dec 2026' }],
    });
  });

  it('are found renumbered and under another month at once, there too, and told with both changes', async () => {
    const { number } = await posted();
    act('edit-invoice', { number, newNumber: `${number}-C`, date: '2026-12-20' });
    const changes = {
      bucket: 'differs',
      fields: [
        { field: 'number', here: number, there: `${number}-C` },
        { field: 'date', here: '18 Nov 2026', there: '20 Dec 2026' },
      ],
    };
    expect(await standing(number)).toMatchObject(changes);
    const december = { from: '2026-12-01', to: '2026-12-31' };
    await api().reconcile.run.mutate({ kind: 'bills', ...december });
    const { items, accounts } = await api().reconcile.bills.query(december);
    expect(items.find((item) => item.number === number)).toMatchObject(changes);
    expect(items.filter(({ bucket }) => bucket === 'missing_here')).toEqual([]);
    expect(accounts.every(({ hereCents }) => hereCents === 0)).toBe(true);
  });

  it('are missing there while approved and not posted', async () => {
    const { number } = await approvedBill(practice);
    expect(await standing(number)).toMatchObject({
      bucket: 'missing_there',
      sentence: `${number} is approved and was not posted yet.`,
    });
  });
});

it('lets only accounts explain client bills, and only admins settle time', async () => {
  const { items } = await run();
  const fingerprint = items.find(({ bucket }) => bucket === 'missing_there')?.fingerprint ?? '';
  const input = { ...month, fingerprint, reason: 'no' };
  await expect(practice.admin.api.reconcile.acceptBill.mutate(input)).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
  const time = { workDate: month.from, fingerprint, choice: 'accept', reason: 'no' } as const;
  await expect(api().reconcile.settleTime.mutate(time)).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
});

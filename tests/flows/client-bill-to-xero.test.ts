import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { until } from '../support/until.ts';
import {
  approvedBill,
  type BillingPractice,
  billingPractice,
  invoicesOf,
  postAndSettle,
} from './client-bill-practice.ts';

let practice: BillingPractice;

beforeAll(async () => {
  practice = await billingPractice();
});

afterAll(() => practice.product.stop());

const control = () => practice.product.sandbox.sandbox.control;
const api = () => practice.accounts.api;

beforeEach(() => {
  control().setFaults([]);
});

describe('from a client bill to Xero', () => {
  it('arrives once as an AUTHORISED sales invoice under our own number, equal to the cent', async () => {
    const bill = await approvedBill(practice, {
      lines: [
        { quantity: '1.25', unitAmount: '185.00' },
        { unitAmount: '99.99', account: 'Advisory' },
      ],
    });
    const posted = await postAndSettle(practice, bill.id);
    expect(posted).toMatchObject({
      state: 'posted',
      totalCents: 38_093,
      delivery: { state: 'delivered', reason: null, sentence: expect.stringMatching(/equal to the cent/) },
    });
    const [invoice, ...others] = invoicesOf(practice, bill.number);
    expect(others).toEqual([]);
    expect(invoice).toMatchObject({
      id: posted.delivery?.xeroInvoiceId,
      type: 'ACCREC',
      status: 'AUTHORISED',
      reference: 'CLI-1004',
      contactName: 'Te Awa Orchards Ltd',
      date: '2026-11-18',
      dueDate: '2026-12-20',
    });
    expect([Number(invoice?.subTotal), Number(invoice?.totalTax), Number(invoice?.total)]).toEqual([
      331.24, 49.69, 380.93,
    ]);
    expect(invoice?.url).toBe(`${practice.product.url}/client-bills/${bill.id}`);
  });

  it('adds 40 lines on 3 accounts up to 3 lines in Xero, the total unchanged', async () => {
    const names = ['Fees', 'Advisory', 'Payroll'];
    const lines = Array.from({ length: 40 }, (_, index) => ({
      quantity: '0.3333',
      unitAmount: `${10 + index}.07`,
      account: names[index % 3] ?? 'Fees',
    }));
    const bill = await approvedBill(practice, { lines });
    expect(bill.groups?.map((group) => group.lineIds.length)).toEqual([14, 13, 13]);
    const posted = await postAndSettle(practice, bill.id);
    expect(posted.delivery).toMatchObject({ state: 'delivered' });
    const [invoice] = invoicesOf(practice, bill.number);
    expect(invoice?.lines.map((line) => line.accountCode)).toEqual(['200', '205', '206']);
    expect(Math.round(Number(invoice?.total) * 100)).toBe(posted.totalCents);
    expect(Math.round(Number(invoice?.totalTax) * 100)).toBe(posted.taxCents);
  });

  it.each(['drop-after', '500-after', 'truncated', 'html-200', '503'] as const)(
    'is in Xero once when the answer was lost (%s)',
    async (kind) => {
      const bill = await approvedBill(practice);
      control().setFaults([{ path: '/api.xro/2.0/Invoices', method: 'PUT', kind, count: 1 }]);
      const posted = await postAndSettle(practice, bill.id);
      expect(posted).toMatchObject({ state: 'posted', delivery: { state: 'delivered', reason: null } });
      expect(invoicesOf(practice, bill.number)).toHaveLength(1);
    },
  );

  it.each(['drop-before', '500', 'token-expired'] as const)(
    'is sent again when it did not arrive (%s), once',
    async (kind) => {
      const bill = await approvedBill(practice);
      control().setFaults([{ path: '/api.xro/2.0/Invoices', method: 'PUT', kind, count: 1 }]);
      const posted = await postAndSettle(practice, bill.id);
      expect(posted).toMatchObject({ state: 'posted', delivery: { state: 'delivered', reason: null } });
      expect(invoicesOf(practice, bill.number)).toHaveLength(1);
    },
  );

  it('waits when Xero asks it to, and then goes by itself', async () => {
    const bill = await approvedBill(practice);
    control().setFaults([
      { path: '/api.xro/2.0/Invoices', method: 'PUT', kind: '429-minute', count: 1, retryAfter: 2 },
    ]);
    await api().clientBill.post.mutate({ clientBillIds: [bill.id] });
    const waiting = await until(
      () => api().clientBill.get.query({ clientBillId: bill.id }),
      ({ delivery }) => delivery?.reason === 'paused',
    );
    expect(waiting.delivery?.sentence).toMatch(/Xero asked us to wait/);
    await until(
      () => api().clientBill.get.query({ clientBillId: bill.id }),
      ({ delivery }) => delivery?.state === 'delivered',
    );
    expect(invoicesOf(practice, bill.number)).toHaveLength(1);
  });

  it('takes as its own what arrived late and was renumbered by somebody', async () => {
    const bill = await approvedBill(practice);
    control().setFaults([
      { path: '/api.xro/2.0/Invoices', method: 'PUT', kind: '500-after', count: 1 },
      { path: '/api.xro/2.0/Invoices', method: 'GET', kind: 'drop-before', count: 1 },
    ]);
    await api().clientBill.post.mutate({ clientBillIds: [bill.id] });
    await until(
      () => invoicesOf(practice, bill.number).length,
      (count) => count === 1,
    );
    control().act({ act: 'edit-invoice', number: bill.number, newNumber: 'RENAMED-1' });
    const posted = await until(
      () => api().clientBill.get.query({ clientBillId: bill.id }),
      ({ state }) => state === 'posted',
      30_000,
    );
    expect(posted.delivery).toMatchObject({ state: 'blocked', reason: 'differs' });
    expect(posted.delivery?.sentence).toMatch(/changed since it was sent: the number/);
    expect([...invoicesOf(practice, bill.number), ...invoicesOf(practice, 'RENAMED-1')]).toHaveLength(1);
  });

  it('never writes under a number another document has, and goes with the next one', async () => {
    const first = await approvedBill(practice);
    await postAndSettle(practice, first.id);
    const second = await approvedBill(practice);
    control().act({
      act: 'edit-invoice',
      number: first.number,
      newNumber: second.number,
      url: 'https://elsewhere.test/1',
    });
    const [dry] = await api().clientBill.dryRun.query({ clientBillIds: [second.id] });
    expect(dry?.problems).toMatchObject([{ code: 'number_taken', blocking: true }]);
    const refused = await postAndSettle(practice, second.id);
    expect(refused).toMatchObject({
      state: 'approved',
      delivery: { state: 'blocked', reason: 'number_taken' },
    });
    await api().clientBill.reopen.mutate({ clientBillId: second.id });
    const renumbered = await api().clientBill.update.mutate({ clientBillId: second.id, renumber: true });
    expect(renumbered.number).not.toBe(second.number);
    await api().clientBill.approve.mutate({ clientBillId: second.id });
    expect(await postAndSettle(practice, second.id)).toMatchObject({ state: 'posted' });
    expect(invoicesOf(practice, renumbered.number)).toHaveLength(1);
    expect(invoicesOf(practice, second.number)).toHaveLength(1);
  });

  it('leaves a posted client bill alone however often it is posted', async () => {
    const bill = await approvedBill(practice);
    await Promise.all([1, 2, 3].map(() => api().clientBill.post.mutate({ clientBillIds: [bill.id] })));
    const posted = await postAndSettle(practice, bill.id);
    const [again] = await api().clientBill.post.mutate({ clientBillIds: [bill.id] });
    expect(again).toMatchObject({ accepted: true, problems: [], delivery: posted.delivery });
    expect(invoicesOf(practice, bill.number)).toHaveLength(1);
  });
});

import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { newMember, newPractice } from '../support/people.ts';
import {
  approvedBill,
  type BillingPractice,
  billingPractice,
  clientId,
  draftBill,
  invoicesOf,
  postAndSettle,
} from './client-bill-practice.ts';

let practice: BillingPractice;

beforeAll(async () => {
  practice = await billingPractice();
});

afterAll(() => practice.product.stop());

const api = () => practice.accounts.api;
const refusal = (code: string, userMessage: RegExp) => ({
  data: { app: { code, userMessage: expect.stringMatching(userMessage) } },
});

describe('ledger accounts', () => {
  it('refuses at mapping time an account without a code, in a sentence', async () => {
    const chart = await api().xeroAccount.list.query();
    const consulting = chart.find((account) => account.name === 'Consulting');
    expect(consulting).toMatchObject({ code: null, usable: false, problem: 'no_code' });
    const mapping = {
      ledgerAccountId: practice.ledgerAccounts.Unmapped,
      xeroAccountId: consulting?.xeroAccountId ?? '',
      taxType: 'OUTPUT2',
    };
    await expect(api().ledgerAccount.map.mutate(mapping)).rejects.toMatchObject(
      refusal(
        'precondition_failed',
        /Consulting has no code in Xero\. Give it one in Xero, then check again/,
      ),
    );
  });

  it.each([
    { name: 'Bureau fees (old)', code: 'precondition_failed', says: /archived/ },
    { name: 'Business Bank Account', code: 'invalid_input', says: /bank account/ },
    { name: 'Accounts Receivable', code: 'invalid_input', says: /keeps the account/ },
    { name: 'Salaries', code: 'invalid_input', says: /does not fit income/ },
  ])('refuses $name for income', async ({ name, code, says }) => {
    const chart = await api().xeroAccount.list.query();
    const xeroAccountId = chart.find((account) => account.name === name)?.xeroAccountId ?? '';
    const ledgerAccountId = practice.ledgerAccounts.Unmapped;
    const mapped = api().ledgerAccount.map.mutate({ ledgerAccountId, xeroAccountId, taxType: 'OUTPUT2' });
    await expect(mapped).rejects.toMatchObject(refusal(code, says));
  });

  it('refuses a tax type that does not fit, and offers the ones that do', async () => {
    const rates = await api().xeroTaxRate.list.query();
    expect(rates.find((rate) => rate.taxType === 'INPUT2')?.usableForClasses).not.toContain('REVENUE');
    expect(rates.some((rate) => rate.taxType === 'TAX001')).toBe(false);
    const list = await api().ledgerAccount.list.query();
    const fees = list.find((account) => account.name === 'Fees');
    const mapped = api().ledgerAccount.map.mutate({
      ledgerAccountId: fees?.id ?? '',
      xeroAccountId: fees?.mapping?.xeroAccountId ?? '',
      taxType: 'INPUT2',
    });
    await expect(mapped).rejects.toMatchObject(refusal('invalid_input', /does not fit the account 200/));
  });

  it('refuses a second account of one name and adds the usual ones only once', async () => {
    await expect(
      api().ledgerAccount.create.mutate({ name: ' Fees ', purpose: 'income' }),
    ).rejects.toMatchObject(refusal('conflict', /called Fees already/));
    const once = await api().ledgerAccount.createUsual.mutate({});
    const twice = await api().ledgerAccount.createUsual.mutate({});
    expect(twice.map((account) => account.id)).toEqual(once.map((account) => account.id));
    expect(once.find((account) => account.name === 'Trust transfers')).toMatchObject({
      purpose: 'trust_transfers',
      mapping: null,
      problem: { code: 'unmapped' },
    });
  });
});

describe('a draft', () => {
  it('gets the next number, which is never given again', async () => {
    const first = await draftBill(practice);
    await api().clientBill.remove.mutate({ clientBillId: first.id });
    const [second, third] = await Promise.all([draftBill(practice), draftBill(practice)]);
    const counts = [first, second, third].map(({ number }) => Number(number.replace('INV-', '')));
    expect(new Set(counts).size).toBe(3);
    expect(Math.max(...counts) - Math.min(...counts)).toBe(2);
    expect(first.number).toMatch(/^INV-\d{4}$/);
  });

  it('is written once for one request, however often it is sent', async () => {
    const requestId = randomUUID();
    const input = {
      clientId: await clientId(practice, 'Te Awa Orchards Ltd'),
      billDate: '2026-11-18',
      dueDate: '2026-12-20',
      lines: [],
      requestId,
    };
    const [one, two] = await Promise.all([1, 2].map(() => api().clientBill.draft.mutate(input)));
    expect(two).toEqual(one);
  });

  it('computes exact amounts and tax, and recomputes them when a line or the tax kind changes', async () => {
    const draft = await draftBill(practice, {
      lines: [
        { quantity: '1.25', unitAmount: '185.00' },
        { quantity: '-0.3333', unitAmount: '99.99' },
      ],
    });
    expect(draft).toMatchObject({
      state: 'draft',
      currency: 'NZD',
      lineAmountTypes: 'Exclusive',
      subtotalCents: 23_125 - 3_333,
      taxCents: 3_469 - 500,
      delivery: null,
    });
    expect(draft.lines[0]).toMatchObject({ quantity: '1.25', unitAmount: '185.00', amountCents: 23_125 });
    const inclusive = await api().clientBill.update.mutate({
      clientBillId: draft.id,
      lineAmountTypes: 'Inclusive',
      lines: [
        {
          description: 'All',
          quantity: '1',
          unitAmount: '115',
          ledgerAccountId: practice.ledgerAccounts.Fees,
        },
      ],
    });
    expect(inclusive).toMatchObject({ subtotalCents: 10_000, taxCents: 1_500, totalCents: 11_500 });
    expect(inclusive.number).toBe(draft.number);
  });

  it('carries no tax while its account is not mapped, and says so', async () => {
    const draft = await draftBill(practice, { lines: [{ account: 'Unmapped' }] });
    expect(draft).toMatchObject({
      taxCents: 0,
      totalCents: 375_000,
      problems: [{ code: 'unmapped_account' }],
    });
  });
});

describe('approval', () => {
  it.each([
    { why: 'no lines', bill: { lines: [] }, code: 'no_lines' },
    { why: 'an unmapped account', bill: { lines: [{ account: 'Unmapped' }] }, code: 'unmapped_account' },
    {
      why: 'a total of zero',
      bill: { lines: [{}, { quantity: '-1' }] },
      code: 'zero_total',
    },
    { why: 'a total below zero', bill: { lines: [{ quantity: '-1' }] }, code: 'negative_total' },
    { why: 'a due date before its date', bill: { dueDate: '2026-11-17' }, code: 'due_before_date' },
    {
      why: 'a reference too long for Xero',
      bill: { reference: 'x'.repeat(256) },
      code: 'reference_too_long',
    },
  ])('is refused for $why', async ({ bill, code }) => {
    const { id } = await draftBill(practice, bill);
    await expect(api().clientBill.approve.mutate({ clientBillId: id })).rejects.toMatchObject({
      data: { app: { code: 'precondition_failed', details: { problems: [{ code }] } } },
    });
    expect(await api().clientBill.get.query({ clientBillId: id })).toMatchObject({ state: 'draft' });
  });

  it('is refused on cash basis, and posting too', async () => {
    const approved = await approvedBill(practice);
    const { id } = await draftBill(practice);
    await practice.admin.api.practice.update.mutate({ accountingBasis: 'cash' });
    await expect(api().clientBill.approve.mutate({ clientBillId: id })).rejects.toMatchObject(
      refusal('precondition_failed', /cash basis\. Posting needs accrual/),
    );
    const blocked = await postAndSettle(practice, approved.id);
    expect(blocked.delivery).toMatchObject({ state: 'blocked', reason: 'cash_basis' });
    await practice.admin.api.practice.update.mutate({ accountingBasis: 'accrual' });
    expect(await postAndSettle(practice, approved.id)).toMatchObject({ state: 'posted' });
  });

  it('freezes the client bill: it cannot change, be removed or be approved again', async () => {
    const bill = await approvedBill(practice);
    expect(bill).toMatchObject({ state: 'approved', approvedByName: 'Priya Nair', problems: [] });
    expect(bill.frozenHash).toMatch(/^[0-9a-f]{64}$/);
    const clientBillId = bill.id;
    for (const change of [
      () => api().clientBill.update.mutate({ clientBillId, reference: 'other' }),
      () => api().clientBill.remove.mutate({ clientBillId }),
      () => api().clientBill.approve.mutate({ clientBillId }),
    ]) {
      await expect(change()).rejects.toMatchObject(
        refusal('conflict', /is approved, so its amounts are frozen/),
      );
    }
    const reopened = await api().clientBill.reopen.mutate({ clientBillId });
    expect(reopened).toMatchObject({ state: 'draft', number: bill.number, frozenHash: null, groups: null });
  });
});

describe('posting', () => {
  it('sends the good ones although one is not approved', async () => {
    const good = await approvedBill(practice);
    const bad = await draftBill(practice, { lines: [{ account: 'Unmapped' }] });
    const results = await api().clientBill.post.mutate({ clientBillIds: [bad.id, good.id] });
    expect(results).toMatchObject([
      { clientBillId: bad.id, accepted: false, problems: [{ code: 'not_approved' }], delivery: null },
      { clientBillId: good.id, accepted: true, problems: [] },
    ]);
    await postAndSettle(practice, good.id);
    expect(invoicesOf(practice, good.number)).toHaveLength(1);
    expect(invoicesOf(practice, bad.number)).toEqual([]);
  });

  it('blocks a client bill dated in a locked period, with the way out', async () => {
    const bill = await approvedBill(practice, { billDate: '2026-03-31', dueDate: '2026-12-20' });
    const blocked = await postAndSettle(practice, bill.id);
    expect(blocked.delivery).toMatchObject({ state: 'blocked' });
    expect(blocked.delivery?.sentence).toMatch(/Change the date or have Xero unlocked/);
    expect(invoicesOf(practice, bill.number)).toEqual([]);
  });

  it('writes down who approved and who posted', async () => {
    const bill = await approvedBill(practice);
    await postAndSettle(practice, bill.id);
    const { items } = await practice.admin.api.audit.list.query({
      subjectKind: 'client_bill',
      subjectId: bill.id,
    });
    const told = items.map(({ what, who }) => `${what} ${who}`);
    expect(told).toEqual(
      expect.arrayContaining([
        'clientBill.draft Priya Nair',
        'clientBill.approve Priya Nair',
        'clientBill.post Priya Nair',
        'delivery.client_bill Throughline',
      ]),
    );
  });
});

describe('the list', () => {
  it('pages without gap or repeat and filters by state, date and words', async () => {
    const clients = ['Te Awa Orchards Ltd', 'O’Brien Plumbing Ltd'];
    const made = [];
    for (const day of [1, 2, 3]) {
      made.push(
        await draftBill(practice, {
          client: clients[day % 2] ?? '',
          billDate: `2027-02-0${day}`,
          dueDate: '2027-03-20',
        }),
      );
    }
    const filter = { from: '2027-02-01', to: '2027-02-28' };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api().clientBill.list.query({ ...filter, limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((bill) => bill.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(made.map((bill) => bill.id).toReversed());
    const found = await api().clientBill.list.query({ ...filter, query: "o'brien" });
    expect(found.items.map((bill) => bill.clientName)).toEqual([
      'O’Brien Plumbing Ltd',
      'O’Brien Plumbing Ltd',
    ]);
    expect((await api().clientBill.list.query({ ...filter, state: 'approved' })).items).toEqual([]);
  });
});

describe('other people', () => {
  it('finds no client bill, account or client of another practice', async () => {
    const bill = await draftBill(practice);
    const stranger = await newPractice(practice.product);
    const { api: theirs } = await newMember(practice.product, stranger.practiceId, {
      name: 'Another',
      roles: ['accounts'],
    });
    const clientBillId = bill.id;
    for (const attempt of [
      () => theirs.clientBill.get.query({ clientBillId }),
      () => theirs.clientBill.update.mutate({ clientBillId, reference: 'x' }),
      () => theirs.clientBill.remove.mutate({ clientBillId }),
      () => theirs.clientBill.approve.mutate({ clientBillId }),
      () => theirs.clientBill.reopen.mutate({ clientBillId }),
      () => theirs.clientBill.post.mutate({ clientBillIds: [clientBillId] }),
      () => theirs.clientBill.dryRun.query({ clientBillIds: [clientBillId] }),
      () => theirs.clientBill.contacts.query({ clientId: bill.clientId }),
      () =>
        theirs.ledgerAccount.map.mutate({
          ledgerAccountId: practice.ledgerAccounts.Fees,
          xeroAccountId: null,
          taxType: null,
        }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ data: { app: { code: 'not_found' } } });
    }
    expect((await theirs.clientBill.list.query({})).items).toEqual([]);
  });

  it('lets nobody without the role accounts draft or post', async () => {
    const bill = await approvedBill(practice);
    const { api: staff } = await newMember(practice.product, practice.admin.practiceId, {
      name: 'Mei Tanaka',
      roles: ['staff'],
    });
    for (const attempt of [
      () => staff.clientBill.list.query({}),
      () => staff.clientBill.post.mutate({ clientBillIds: [bill.id] }),
      () => practice.admin.api.clientBill.post.mutate({ clientBillIds: [bill.id] }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ data: { app: { code: 'not_allowed' } } });
    }
  });
});

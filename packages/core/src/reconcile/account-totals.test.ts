import { expect, it } from 'vitest';

import { totalsPerAccount } from './account-totals.ts';

const fees = { accountCode: '200', accountName: 'Accounting fees' };
const line = (accountCode: string | null, amountCents: number) => ({ accountCode, amountCents, taxCents: 0 });

it('adds both sides up to the cent, account by account, in order of their codes', () => {
  const groups = [
    { ...fees, amountCents: 325_000 },
    { accountCode: '205', accountName: 'Advisory', amountCents: 42_001 },
    { ...fees, amountCents: -1 },
  ];
  const invoices = [
    { status: 'AUTHORISED', lines: [line('205', 42_001), line('200', 325_000)] },
    { status: 'PAID', lines: [line('200', -1)] },
  ];
  expect(totalsPerAccount(groups, invoices)).toEqual([
    { ...fees, hereCents: 324_999, thereCents: 324_999 },
    { accountCode: '205', accountName: 'Advisory', hereCents: 42_001, thereCents: 42_001 },
  ]);
});

it('leaves out what was voided or deleted in Xero', () => {
  const lines = [line('200', 100)];
  const invoices = [
    { status: 'VOIDED', lines },
    { status: 'DELETED', lines },
  ];
  expect(totalsPerAccount([{ ...fees, amountCents: 100 }], invoices)).toEqual([
    { ...fees, hereCents: 100, thereCents: 0 },
  ]);
});

it('shows an account that only Xero has, and lines without one under no code', () => {
  const invoices = [{ status: 'AUTHORISED', lines: [line('610', 5), line(null, 7)] }];
  expect(totalsPerAccount([], invoices)).toEqual([
    { accountCode: '', accountName: '', hereCents: 0, thereCents: 7 },
    { accountCode: '610', accountName: '', hereCents: 0, thereCents: 5 },
  ]);
});

import { expect, it } from 'vitest';

import { accountOptions, taxOptions } from './line-options.ts';

const fees = {
  id: 'fees',
  name: 'Fees',
  purpose: 'income' as const,
  mapping: {
    xeroAccountId: 'x200',
    code: '200',
    xeroAccountName: 'Accounting fees',
    taxType: 'OUTPUT2',
    taxName: '15% GST on Income',
  },
  problem: null,
};
const consulting = {
  id: 'consulting',
  name: 'Consulting',
  purpose: 'income' as const,
  mapping: null,
  problem: { code: 'no_code' as const, sentence: 'The account Consulting has no code in Xero.' },
};
const xeroAccount = {
  xeroAccountId: 'x200',
  code: '200',
  name: 'Accounting fees',
  type: 'REVENUE',
  class: 'REVENUE',
  usable: true,
  usableFor: [],
  problem: null,
  sentence: null,
};
const rate = (taxType: string, usableForClasses: string[]) => ({
  taxType,
  name: `Tax ${taxType}`,
  effectiveRate: '15',
  usableForClasses,
});

it('offers usable accounts first and keeps the others with their reason', () => {
  expect(accountOptions({ ledgerAccounts: [consulting, fees] })).toEqual([
    { id: 'fees', label: 'Fees', detail: '200 Accounting fees', disabledReason: undefined },
    { id: 'consulting', label: 'Consulting', detail: '', disabledReason: 'has no code in Xero' },
  ]);
});

it('offers the mapped tax type and only others that fit the account', () => {
  const lists = {
    ledgerAccounts: [fees],
    xeroAccounts: [xeroAccount],
    isReady: true,
    taxRates: [rate('OUTPUT2', ['REVENUE']), rate('NONE', ['REVENUE']), rate('INPUT2', ['EXPENSE'])],
  };
  expect(taxOptions({ ledgerAccountId: 'fees' }, lists).map(({ label }) => label)).toEqual([
    '15% GST on Income',
    'Tax NONE',
  ]);
});

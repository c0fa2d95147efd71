import { expect, it } from 'vitest';

import { emptyLine } from './bill-form.ts';
import { priceForm } from './price-form.ts';

const fees = {
  id: 'fees',
  name: 'Fees',
  purpose: 'income' as const,
  mapping: {
    xeroAccountId: 'x200',
    code: '200',
    xeroAccountName: 'Accounting fees',
    taxType: 'OUTPUT2',
    taxName: 'GST',
  },
  problem: null,
};
const rates = {
  ledgerAccounts: [fees],
  taxRates: [
    { taxType: 'OUTPUT2', name: '15% GST on Income', effectiveRate: '15', usableForClasses: ['REVENUE'] },
    { taxType: 'NONE', name: 'No GST', effectiveRate: '0', usableForClasses: ['REVENUE'] },
  ],
};
const line = (quantity: string, unitAmount: string, taxType: string | null = null) => ({
  ...emptyLine('fees'),
  quantity,
  unitAmount,
  taxType,
});

it('adds tax by the mapping of the account, and by the line where it says otherwise', () => {
  const lines = [line('1.25', '185.00'), line('1', '100', 'NONE')];
  expect(priceForm({ lines, lineAmountTypes: 'Exclusive' }, rates)).toEqual({
    amounts: [23_125, 10_000],
    subtotalCents: 33_125,
    taxCents: 3_469,
    totalCents: 36_594,
  });
});

it('takes the tax out of inclusive amounts', () => {
  expect(priceForm({ lines: [line('1', '115')], lineAmountTypes: 'Inclusive' }, rates)).toMatchObject({
    subtotalCents: 10_000,
    taxCents: 1_500,
    totalCents: 11_500,
  });
});

it('leaves out what is not a number yet', () => {
  expect(
    priceForm({ lines: [line('1', 'abc'), line('1', '2')], lineAmountTypes: 'NoTax' }, rates),
  ).toMatchObject({
    amounts: [null, 200],
    totalCents: 200,
  });
});

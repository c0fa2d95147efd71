import { describe, expect, it } from 'vitest';

import { AppError } from '../errors.ts';
import type { LedgerAccountMapping, XeroTaxRate } from './preflight.ts';
import { priceLines } from './price-lines.ts';

const fees: LedgerAccountMapping = {
  name: 'Fees',
  purpose: 'income',
  xeroAccountId: 'x',
  taxType: 'OUTPUT2',
};
const gst: XeroTaxRate = {
  name: 'GST',
  status: 'ACTIVE',
  effectiveRate: '15',
  canApplyToAssets: true,
  canApplyToEquity: true,
  canApplyToExpenses: true,
  canApplyToLiabilities: true,
  canApplyToRevenue: true,
};
const rates = {
  mappings: new Map([
    ['fees', fees],
    ['open', { ...fees, xeroAccountId: null, taxType: null }],
  ]),
  taxRates: new Map([
    ['OUTPUT2', gst],
    ['NONE', { ...gst, effectiveRate: '0' }],
  ]),
};
const hour = { quantity: '1.25', unitAmount: '185.00', ledgerAccountId: 'fees' };

describe('priceLines', () => {
  it.each([
    { types: 'Exclusive', subtotalCents: 23_125, taxCents: 3_469, totalCents: 26_594 },
    { types: 'Inclusive', subtotalCents: 20_109, taxCents: 3_016, totalCents: 23_125 },
    { types: 'NoTax', subtotalCents: 23_125, taxCents: 0, totalCents: 23_125 },
  ] as const)('charges 1.25 × 185.00 $types tax', ({ types, ...totals }) => {
    expect(priceLines([hour], types, rates)).toMatchObject(totals);
  });

  it('takes the line’s own tax type before that of its account', () => {
    expect(priceLines([{ ...hour, taxType: 'NONE' }], 'Exclusive', rates).taxCents).toBe(0);
  });

  it('charges no tax where no rate is known yet', () => {
    const priced = priceLines([{ ...hour, ledgerAccountId: 'open' }, hour], 'Exclusive', rates);
    expect(priced.lines.map((line) => line.taxCents)).toEqual([0, 3_469]);
    expect(priced.totalCents).toBe(2 * 23_125 + 3_469);
  });

  it('refuses amounts no practice bills', () => {
    const line = { ...hour, quantity: '999999', unitAmount: '9999999' };
    expect(() => priceLines([line], 'Exclusive', rates)).toThrow(AppError);
  });
});

import { describe, expect, it } from 'vitest';

import { documentTotals, settleTax, type TaxedLine } from './tax.ts';

const at15 = (amountCents: number): TaxedLine => ({ amountCents, ratePercent: '15' });
const untaxed = (amountCents: number): TaxedLine => ({ amountCents, ratePercent: '0' });

describe('documentTotals', () => {
  it('rounds the tax of each line before it adds', () => {
    expect(documentTotals([at15(10), at15(10)], 'Exclusive')).toEqual({
      subtotalCents: 20,
      taxCents: 4,
      totalCents: 24,
      lineTaxCents: [2, 2],
    });
    expect(documentTotals([at15(20)], 'Exclusive')).toMatchObject({ taxCents: 3, totalCents: 23 });
  });

  it('takes the tax out of inclusive amounts and leaves untaxed ones alone', () => {
    expect(documentTotals([at15(11_500)], 'Inclusive')).toMatchObject({
      subtotalCents: 10_000,
      taxCents: 1_500,
    });
    expect(documentTotals([at15(11_500)], 'NoTax')).toMatchObject({ totalCents: 11_500, taxCents: 0 });
    expect(documentTotals([], 'Exclusive')).toMatchObject({ totalCents: 0 });
  });
});

describe('settleTax', () => {
  const twoLines = { subtotalCents: 20, taxCents: 4, totalCents: 24 };

  it('sends nothing special when Xero’s arithmetic agrees', () => {
    const settlement = settleTax({
      lines: [at15(10), at15(10)],
      sourceLineCount: 2,
      lineAmountTypes: 'Exclusive',
      billTotals: twoLines,
    });
    expect(settlement).toEqual({ ok: true, differenceCents: 0, exactTax: null });
  });

  it('puts the missing cent on the largest taxed line', () => {
    const settlement = settleTax({
      lines: [at15(20), untaxed(90_000), at15(-400), at15(400)],
      sourceLineCount: 5,
      lineAmountTypes: 'Exclusive',
      billTotals: { subtotalCents: 90_020, taxCents: 4, totalCents: 90_024 },
    });
    expect(settlement).toEqual({ ok: true, differenceCents: -1, exactTax: { lineIndex: 2, taxCents: -59 } });
  });

  it.each([
    {
      case: 'more than a cent a line',
      lines: [at15(10_000)],
      billTotals: { subtotalCents: 10_000, taxCents: 1_000, totalCents: 11_000 },
      xeroTotals: { subtotalCents: 10_000, taxCents: 1_500, totalCents: 11_500 },
    },
    {
      case: 'other amounts',
      lines: [at15(10_000)],
      billTotals: { subtotalCents: 10_001, taxCents: 1_500, totalCents: 11_501 },
      xeroTotals: { subtotalCents: 10_000, taxCents: 1_500, totalCents: 11_500 },
    },
    {
      case: 'a cent of tax and no taxed line to put it on',
      lines: [untaxed(10_000)],
      billTotals: { subtotalCents: 10_000, taxCents: 1, totalCents: 10_001 },
      xeroTotals: { subtotalCents: 10_000, taxCents: 0, totalCents: 10_000 },
    },
    {
      case: 'totals that contradict themselves',
      lines: [at15(10_000)],
      billTotals: { subtotalCents: 10_000, taxCents: 1_500, totalCents: 11_501 },
      xeroTotals: { subtotalCents: 10_000, taxCents: 1_500, totalCents: 11_500 },
    },
  ])('settles nothing when there is $case', ({ lines, billTotals, xeroTotals }) => {
    const settlement = settleTax({ lines, sourceLineCount: 1, lineAmountTypes: 'Exclusive', billTotals });
    expect(settlement).toEqual({ ok: false, xeroTotals });
  });

  it('settles no tax on a document without tax', () => {
    const settlement = settleTax({
      lines: [at15(10_000)],
      sourceLineCount: 1,
      lineAmountTypes: 'NoTax',
      billTotals: { subtotalCents: 10_000, taxCents: 1, totalCents: 10_001 },
    });
    expect(settlement).toMatchObject({ ok: false });
  });
});

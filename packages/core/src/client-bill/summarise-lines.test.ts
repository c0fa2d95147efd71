import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { LineAmountTypes } from '../money/tax.ts';
import { type SourceLine, summariseLines } from './summarise-lines.ts';
import { documentTotals, settleTax } from './tax.ts';

function line(id: string, changes: Partial<SourceLine> = {}): SourceLine {
  return {
    id,
    description: `Work ${id}`,
    amountCents: 10_000,
    accountCode: '200',
    accountName: 'Accounting fees',
    taxType: 'OUTPUT2',
    ...changes,
  };
}

describe('summariseLines', () => {
  it('makes three lines of forty on three codes and keeps the forty to drill into', () => {
    const lines = Array.from({ length: 40 }, (_, index) =>
      line(`l${index}`, { accountCode: String(200 + (index % 3)), amountCents: 100 + index }),
    );
    const groups = summariseLines(lines);
    expect(groups.map(({ accountCode, description }) => [accountCode, description])).toEqual([
      ['200', 'Accounting fees · 14 lines'],
      ['201', 'Accounting fees · 13 lines'],
      ['202', 'Accounting fees · 13 lines'],
    ]);
    expect(groups.flatMap(({ sourceLineIds }) => sourceLineIds)).toHaveLength(40);
    expect(groups.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(4_780);
  });

  it('keeps apart what differs in tax type or tracking, not what differs in the order of tracking', () => {
    const auckland = { name: 'Office', option: 'Auckland' };
    const audit = { name: 'Team', option: 'Audit' };
    const groups = summariseLines([
      line('a'),
      line('b', { taxType: 'ZERORATED' }),
      line('c', { tracking: [auckland, audit] }),
      line('d', { tracking: [audit, auckland] }),
      line('e', { tracking: [auckland] }),
      line('f', { tracking: [] }),
    ]);
    expect(groups.map(({ sourceLineIds }) => sourceLineIds)).toEqual([['a', 'f'], ['b'], ['c', 'd'], ['e']]);
    expect(groups[2]?.tracking).toEqual([auckland, audit]);
  });

  it('keeps the words of a line that stays alone, and names the account when there are none', () => {
    const [alone, wordless] = summariseLines([
      line('a', { description: 'Annual accounts 2026' }),
      line('b', { accountCode: '205', accountName: 'Advisory fees', description: ' ' }),
    ]);
    expect(alone?.description).toBe('Annual accounts 2026');
    expect(wordless?.description).toBe('Advisory fees');
  });

  it('stays within 4000 characters however long the account’s name is', () => {
    const accountName = 'x'.repeat(5000);
    const [group] = summariseLines([line('a', { accountName }), line('b', { accountName })]);
    expect(group?.description).toHaveLength(4000);
    expect(group?.description).toMatch(/x · 2 lines$/);
  });

  it('makes nothing of nothing', () => expect(summariseLines([])).toEqual([]));

  it('refuses half a cent', () => {
    expect(() => summariseLines([line('a', { amountCents: 0.5 })])).toThrow(RangeError);
  });
});

const rates: Readonly<Record<string, string>> = { OUTPUT2: '15', OUTPUT: '10', ODD: '12.5', ZERORATED: '0' };
const rateOf = (taxType: string) => rates[taxType] ?? '0';
const someLines = fc
  .array(
    fc.record({
      amountCents: fc.integer({ min: -500_000, max: 5_000_000 }),
      accountCode: fc.constantFrom('200', '205', '260'),
      taxType: fc.constantFrom(...Object.keys(rates)),
    }),
    { minLength: 1, maxLength: 200, size: 'max' },
  )
  .map((rows) => rows.map((row, index) => line(`l${index}`, row)));
const amountTypes = fc.constantFrom<LineAmountTypes>('Exclusive', 'Inclusive', 'NoTax');

function taxed(lines: readonly { amountCents: number; taxType: string }[]) {
  return lines.map(({ amountCents, taxType }) => ({ amountCents, ratePercent: rateOf(taxType) }));
}

describe('a summarised client bill', () => {
  it('adds up to the same cents, every line in exactly one group', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const groups = summariseLines(lines);
        const sumOf = (each: readonly { amountCents: number }[]) =>
          each.reduce((total, { amountCents }) => total + amountCents, 0);
        expect(sumOf(groups)).toBe(sumOf(lines));
        const ids = groups.flatMap(({ sourceLineIds }) => sourceLineIds);
        expect(ids.toSorted()).toEqual(lines.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('settles to our totals to the cent, whatever the lines, rates and amount types', () => {
    let settledOnALine = 0;
    fc.assert(
      fc.property(someLines, amountTypes, (lines, lineAmountTypes) => {
        const billTotals = documentTotals(taxed(lines), lineAmountTypes);
        const groups = taxed(summariseLines(lines));
        const settlement = settleTax({
          lines: groups,
          sourceLineCount: lines.length,
          lineAmountTypes,
          billTotals,
        });
        if (!settlement.ok) throw new Error('not settled');
        if (settlement.exactTax) settledOnALine += 1;
        const xero = documentTotals(groups, lineAmountTypes);
        const sentTax = xero.lineTaxCents.map((tax, index) =>
          settlement.exactTax?.lineIndex === index ? settlement.exactTax.taxCents : tax,
        );
        const taxCents = sentTax.reduce((total, tax) => total + tax, 0);
        const amountCents = groups.reduce((total, group) => total + group.amountCents, 0);
        expect(taxCents).toBe(billTotals.taxCents);
        expect(lineAmountTypes === 'Inclusive' ? amountCents : amountCents + taxCents).toBe(
          billTotals.totalCents,
        );
      }),
    );
    expect(settledOnALine).toBeGreaterThan(10);
  });
});

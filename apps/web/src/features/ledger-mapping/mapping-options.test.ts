import { describe, expect, it } from 'vitest';

import { lookAlikes, taxRateOptions, withAccount, xeroAccountOptions } from './mapping-options.ts';
import type { XeroAccount } from './mapping-types.ts';

const account = (xeroAccountId: string, part: Partial<XeroAccount> = {}): XeroAccount => ({
  xeroAccountId,
  code: '200',
  name: 'Accounting fees',
  type: 'REVENUE',
  class: 'REVENUE',
  usable: true,
  usableFor: ['income'],
  problem: null,
  sentence: null,
  ...part,
});
const rate = (taxType: string, ...usableForClasses: string[]) => ({
  taxType,
  name: taxType,
  effectiveRate: '15',
  usableForClasses,
});

describe('accounts to map to', () => {
  it('has usable ones first and keeps the others with their reason', () => {
    const accounts = [
      account('bank', { code: '090', name: 'Bank', type: 'BANK', usableFor: [], problem: 'bank' }),
      account('trust', { code: '835', name: 'Trust', type: 'CURRLIAB', usableFor: ['trust_liability'] }),
      account('consulting', { code: null, name: 'Consulting', usableFor: [], problem: 'no_code' }),
      account('fees'),
    ];
    expect(
      xeroAccountOptions(accounts, 'income').map(({ label, disabledReason }) => [label, disabledReason]),
    ).toEqual([
      ['200 Accounting fees', undefined],
      ['Consulting', 'has no code in Xero'],
      ['090 Bank', 'a bank account'],
      ['835 Trust', 'does not fit income'],
    ]);
  });

  it('offers only tax types that fit the account', () => {
    const rates = [rate('OUTPUT2', 'REVENUE'), rate('INPUT2', 'EXPENSE')];
    expect(taxRateOptions(rates, account('fees')).map(({ id }) => id)).toEqual(['OUTPUT2']);
    expect(taxRateOptions(rates, undefined)).toEqual([]);
  });
});

describe('choosing another account', () => {
  const rates = [rate('OUTPUT2', 'REVENUE'), rate('NONE', 'REVENUE', 'LIABILITY')];

  it('keeps the tax type where it fits', () => {
    expect(withAccount({ xeroAccountId: 'old', taxType: 'OUTPUT2' }, account('fees'), rates)).toEqual({
      xeroAccountId: 'fees',
      taxType: 'OUTPUT2',
    });
  });

  it('asks for one where it does not, rather than guess', () => {
    const trust = account('trust', { class: 'LIABILITY' });
    expect(withAccount({ xeroAccountId: 'old', taxType: 'OUTPUT2' }, trust, rates).taxType).toBeNull();
  });
});

it('finds names that differ only by case or macrons', () => {
  const accounts = [
    { id: 'a', name: 'Kōwhai fees' },
    { id: 'b', name: 'kowhai Fees' },
    { id: 'c', name: 'Fees' },
  ];
  expect([...lookAlikes(accounts)]).toEqual([
    ['a', 'kowhai Fees'],
    ['b', 'Kōwhai fees'],
  ]);
});

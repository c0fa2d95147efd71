import { describe, expect, it } from 'vitest';

import type { LedgerAccountMapping, XeroAccount, XeroTaxRate } from '../client-bill/preflight.ts';
import { ledgerAccountProblem } from './ledger-account-problem.ts';

const revenue: XeroAccount = {
  code: '200',
  name: 'Accounting fees',
  type: 'REVENUE',
  class: 'REVENUE',
  status: 'ACTIVE',
  systemAccount: '',
};
const rate: XeroTaxRate = {
  name: 'GST on income',
  status: 'ACTIVE',
  effectiveRate: '15',
  canApplyToAssets: false,
  canApplyToEquity: false,
  canApplyToExpenses: false,
  canApplyToLiabilities: false,
  canApplyToRevenue: true,
};
const chart = {
  accounts: new Map<string, XeroAccount>([
    ['fees', revenue],
    ['consulting', { ...revenue, code: null, name: 'Consulting' }],
    ['old', { ...revenue, name: 'Bureau fees', status: 'ARCHIVED' }],
    ['bank', { ...revenue, name: 'Bank', type: 'BANK', class: 'ASSET' }],
    ['debtors', { ...revenue, name: 'Accounts Receivable', type: 'CURRENT', systemAccount: 'DEBTORS' }],
    ['wages', { ...revenue, code: '477', name: 'Salaries', type: 'EXPENSE', class: 'EXPENSE' }],
  ]),
  taxRates: new Map([
    ['OUTPUT2', rate],
    ['TAX001', { ...rate, status: 'ARCHIVED' }],
    ['INPUT2', { ...rate, canApplyToRevenue: false }],
  ]),
};
const fees: LedgerAccountMapping = {
  name: 'Fees',
  purpose: 'income',
  xeroAccountId: 'fees',
  taxType: 'OUTPUT2',
};

describe('ledgerAccountProblem', () => {
  it('finds nothing wrong with a usable account and a tax type that fits', () => {
    expect(ledgerAccountProblem(fees, chart)).toBeNull();
  });

  it.each([
    { xeroAccountId: 'consulting', code: 'no_code', sentence: /Consulting has no code in Xero/ },
    { xeroAccountId: 'old', code: 'archived', sentence: /Bureau fees is archived/ },
    { xeroAccountId: 'bank', code: 'bank', sentence: /Bank is a bank account/ },
    { xeroAccountId: 'debtors', code: 'system', sentence: /keeps the account Accounts Receivable/ },
    { xeroAccountId: 'wages', code: 'wrong_type', sentence: /type EXPENSE, which does not fit income/ },
    { xeroAccountId: 'elsewhere', code: 'gone', sentence: /no longer in Xero/ },
  ])('says what is wrong with an account: $code', ({ xeroAccountId, code, sentence }) => {
    const problem = ledgerAccountProblem({ ...fees, xeroAccountId }, chart);
    expect(problem).toMatchObject({ code, sentence: expect.stringMatching(sentence) });
  });

  it.each([
    { taxType: 'TAX001', sentence: /not in use/ },
    { taxType: 'NOBODY', sentence: /NOBODY is not in use/ },
    { taxType: 'INPUT2', sentence: /does not fit the account 200/ },
  ])('says what is wrong with the tax type $taxType', ({ taxType, sentence }) => {
    const problem = ledgerAccountProblem({ ...fees, taxType }, chart);
    expect(problem).toMatchObject({
      code: 'tax_type_invalid',
      sentence: expect.stringMatching(sentence),
    });
  });

  it('tells to create a holding account in Xero when there is none to choose', () => {
    const trust = {
      name: 'Trust liability',
      purpose: 'trust_liability',
      xeroAccountId: null,
      taxType: null,
    } as const;
    expect(ledgerAccountProblem(trust, chart)).toMatchObject({
      code: 'unmapped',
      sentence: expect.stringMatching(/Create one there of type Current liability/),
    });
    expect(ledgerAccountProblem({ ...trust, purpose: 'income' }, chart)?.sentence).toMatch(
      /not mapped to Xero yet/,
    );
  });
});

import { describe, expect, it } from 'vitest';

import { type AccountPurpose, xeroAccountProblem, type XeroAccountFacts } from './account-problem.ts';

const fees: XeroAccountFacts = { code: '200', type: 'REVENUE', status: 'ACTIVE', systemAccount: '' };

describe('xeroAccountProblem', () => {
  it.each<{
    case: string;
    changes: Partial<XeroAccountFacts>;
    purpose?: AccountPurpose;
    problem: string | null;
  }>([
    { case: 'an income account for income', changes: {}, purpose: 'income', problem: null },
    { case: 'an income account for anything', changes: {}, problem: null },
    { case: 'no code', changes: { code: null }, problem: 'no_code' },
    { case: 'an empty code', changes: { code: '' }, purpose: 'income', problem: 'no_code' },
    {
      case: 'an archived one without code',
      changes: { status: 'ARCHIVED', code: null },
      problem: 'archived',
    },
    { case: 'a bank account without code', changes: { type: 'BANK', code: null }, problem: 'bank' },
    {
      case: 'accounts receivable',
      changes: { type: 'CURRENT', systemAccount: 'DEBTORS' },
      problem: 'system',
    },
    { case: 'an expense for income', changes: { type: 'EXPENSE' }, purpose: 'income', problem: 'wrong_type' },
    {
      case: 'an expense for a disbursement',
      changes: { type: 'EXPENSE' },
      purpose: 'disbursement',
      problem: null,
    },
    { case: 'income for trust', changes: {}, purpose: 'trust_liability', problem: 'wrong_type' },
    {
      case: 'a liability for trust',
      changes: { type: 'CURRLIAB' },
      purpose: 'trust_transfers',
      problem: null,
    },
    {
      case: 'a liability for income',
      changes: { type: 'CURRLIAB' },
      purpose: 'income',
      problem: 'wrong_type',
    },
    { case: 'equity for anything', changes: { type: 'EQUITY' }, problem: 'wrong_type' },
    {
      case: 'Xero’s rounding account for rounding',
      changes: { type: 'EXPENSE', systemAccount: 'ROUNDING' },
      purpose: 'rounding',
      problem: null,
    },
    {
      case: 'Xero’s rounding account for a disbursement',
      changes: { type: 'EXPENSE', systemAccount: 'ROUNDING' },
      purpose: 'disbursement',
      problem: 'system',
    },
    {
      case: 'another system account for rounding',
      changes: { type: 'CURRLIAB', systemAccount: 'GST' },
      purpose: 'rounding',
      problem: 'system',
    },
  ])('$case: $problem', ({ changes, purpose, problem }) => {
    expect(xeroAccountProblem({ ...fees, ...changes }, purpose)).toBe(problem);
  });
});

import { describe, expect, it } from 'vitest';

import type {
  ContactResolution,
  LedgerAccountMapping,
  Preflight,
  PreflightBill,
  PreflightLine,
  XeroAccount,
  XeroTaxRate,
} from './preflight.ts';
import { prepareSalesInvoice } from './prepare-sales-invoice.ts';

const gst: XeroTaxRate = {
  name: 'GST on income',
  status: 'ACTIVE',
  effectiveRate: '15.0000',
  canApplyToAssets: true,
  canApplyToEquity: true,
  canApplyToExpenses: false,
  canApplyToLiabilities: true,
  canApplyToRevenue: true,
};
const feesAccount: XeroAccount = {
  code: '200',
  name: 'Accounting fees',
  type: 'REVENUE',
  class: 'REVENUE',
  status: 'ACTIVE',
  systemAccount: null,
};
const feesMapping: LedgerAccountMapping = {
  name: 'Fees',
  purpose: 'income',
  xeroAccountId: 'xero-fees',
  taxType: 'OUTPUT2',
};
const feeLine: PreflightLine = {
  id: 'line-1',
  description: 'Annual accounts',
  amountCents: 375_000,
  ledgerAccountId: 'fees',
  taxType: null,
};
const bill: PreflightBill = {
  number: 'HL-0412',
  billDate: '2026-11-18',
  dueDate: '2026-12-20',
  reference: 'CLI-1681',
  lineAmountTypes: 'Exclusive',
  subtotalCents: 375_000,
  taxCents: 56_250,
  totalCents: 431_250,
  url: 'https://throughline.test/client-bills/1',
  lines: [feeLine],
};

function preflight(changes: Partial<Preflight> = {}): Preflight {
  return {
    accountingBasis: 'accrual',
    isLedgerConnected: true,
    mayApprove: true,
    bill,
    ledgerAccounts: new Map([['fees', feesMapping]]),
    xeroAccounts: new Map([['xero-fees', feesAccount]]),
    taxRates: new Map([['OUTPUT2', gst]]),
    locks: { periodLockDate: '2026-10-31', endOfYearLockDate: null, mayPostInLockedPeriod: false },
    contact: { state: 'found', xeroContactId: 'contact-1' },
    takenNumbers: new Set(['HL-0411']),
    nextFreeNumber: 'HL-0418',
    ...changes,
  };
}

const withBill = (changes: Partial<PreflightBill>) => preflight({ bill: { ...bill, ...changes } });
const withAccount = (changes: Partial<XeroAccount>) =>
  preflight({ xeroAccounts: new Map([['xero-fees', { ...feesAccount, ...changes }]]) });
const withMapping = (changes: Partial<LedgerAccountMapping>) =>
  preflight({ ledgerAccounts: new Map([['fees', { ...feesMapping, ...changes }]]) });
const withRate = (changes: Partial<XeroTaxRate>) =>
  preflight({ taxRates: new Map([['OUTPUT2', { ...gst, ...changes }]]) });
const withContactState = (contact: ContactResolution) => preflight({ contact });
const withLocks = (changes: Partial<Preflight['locks']>) =>
  preflight({ locks: { ...preflight().locks, ...changes } });
const withTotals = (subtotalCents: number) =>
  withBill({
    subtotalCents,
    taxCents: 0,
    totalCents: subtotalCents,
    lineAmountTypes: 'NoTax',
    lines: [{ ...feeLine, amountCents: subtotalCents }],
  });

const rows: { code: string; given: Preflight; sentence: string }[] = [
  {
    code: 'ledger_disconnected',
    given: preflight({ isLedgerConnected: false }),
    sentence: 'Xero is disconnected. HL-0412 waits; nothing is lost.',
  },
  {
    code: 'may_not_approve',
    given: preflight({ mayApprove: false }),
    sentence:
      'Xero does not let the person who connected it approve sales invoices. Have Xero allow it, or reconnect as somebody who may.',
  },
  {
    code: 'cash_basis',
    given: preflight({ accountingBasis: 'cash' }),
    sentence:
      'This practice keeps its books on cash basis. Posting needs accrual; change it under Settings, Practice.',
  },
  {
    code: 'no_lines',
    given: withBill({ lines: [], subtotalCents: 0, taxCents: 0, totalCents: 0 }),
    sentence: 'There are no lines. Xero takes no client bill without an amount.',
  },
  {
    code: 'zero_total',
    given: withTotals(0),
    sentence: 'The lines cancel out to 0.00. Xero takes no client bill without an amount.',
  },
  {
    code: 'negative_total',
    given: withTotals(-12_000),
    sentence: 'The total is −120.00. Xero takes no client bill below zero; a credit note is the way there.',
  },
  {
    code: 'unmapped_account',
    given: withMapping({ xeroAccountId: null, taxType: null }),
    sentence:
      'The account Fees is not mapped to Xero yet. Choose one under Ledger mapping; only HL-0412 waits.',
  },
  {
    code: 'unmapped_account',
    given: withMapping({ xeroAccountId: 'xero-gone' }),
    sentence:
      'The account Fees is mapped to one that is no longer in Xero. Choose another under Ledger mapping; only HL-0412 waits.',
  },
  {
    code: 'account_no_code',
    given: withAccount({ name: 'Consulting', code: null }),
    sentence:
      'The account Consulting has no code in Xero. Give it one in Xero, then check again; only HL-0412 waits.',
  },
  {
    code: 'account_archived',
    given: withAccount({ status: 'ARCHIVED' }),
    sentence:
      'The account Accounting fees is archived in Xero. Restore it there or map another; only HL-0412 waits.',
  },
  {
    code: 'account_bank',
    given: withAccount({ name: 'Cheque', type: 'BANK' }),
    sentence:
      'Cheque is a bank account, and Xero takes no lines on those. Map another account; only HL-0412 waits.',
  },
  {
    code: 'account_system',
    given: withAccount({ name: 'GST', systemAccount: 'GST' }),
    sentence: 'Xero keeps the account GST for itself. Map another account; only HL-0412 waits.',
  },
  {
    code: 'account_wrong_type',
    given: withAccount({ name: 'Rent', type: 'EXPENSE' }),
    sentence:
      'The account Rent is of a type that does not fit this line. Map another account; only HL-0412 waits.',
  },
  {
    code: 'tax_type_invalid_for_account',
    given: withRate({ canApplyToRevenue: false }),
    sentence: 'GST on income does not fit the account 200. Choose another tax type or account.',
  },
  {
    code: 'tax_rate_inactive',
    given: withRate({ status: 'ARCHIVED' }),
    sentence: 'The tax type GST on income is no longer in use in Xero. Choose another under Ledger mapping.',
  },
  {
    code: 'tax_rate_inactive',
    given: withMapping({ taxType: 'TAX001' }),
    sentence: 'The tax type TAX001 is no longer in use in Xero. Choose another under Ledger mapping.',
  },
  {
    code: 'contact_missing',
    given: withContactState({ state: 'missing', name: 'Rātā Trust' }),
    sentence:
      'No contact in Xero is called Rātā Trust. Choose the one for this client, and we remember it, or create it in Xero.',
  },
  {
    code: 'contact_archived',
    given: withContactState({ state: 'archived', name: 'Rātā Trust' }),
    sentence: 'The contact Rātā Trust is archived in Xero. Restore it there, then post again.',
  },
  {
    code: 'contact_ambiguous',
    given: withContactState({ state: 'ambiguous', name: 'Smith, A. & B.', count: 2 }),
    sentence:
      'Two contacts in Xero are called Smith, A. & B. Choose the one for this client; we remember it.',
  },
  {
    code: 'contact_merged',
    given: withContactState({ state: 'merged', name: 'Rātā Trust' }),
    sentence:
      'The contact Rātā Trust was merged into another in Xero. Choose the one for this client; we remember it.',
  },
  {
    code: 'locked_period',
    given: withLocks({ periodLockDate: '2026-11-18' }),
    sentence:
      'The client bill is dated 18 Nov; Xero is locked to that day. Change the date or have Xero unlocked.',
  },
  {
    code: 'locked_period',
    given: withLocks({ periodLockDate: '2027-01-31' }),
    sentence:
      'The client bill is dated 18 Nov 2026; Xero is locked to 31 Jan 2027. Change the date or have Xero unlocked.',
  },
  {
    code: 'end_of_year_lock',
    given: withLocks({
      periodLockDate: '2026-11-30',
      endOfYearLockDate: '2026-11-18',
      mayPostInLockedPeriod: true,
    }),
    sentence:
      'The client bill is dated 18 Nov; Xero’s year is closed to that day. Change the date or have Xero unlocked.',
  },
  {
    code: 'due_before_date',
    given: withBill({ dueDate: '2026-11-17' }),
    sentence: 'The due date 17 Nov is before the date 18 Nov. Choose a later due date.',
  },
  {
    code: 'number_taken',
    given: preflight({ takenNumbers: new Set(['HL-0412']) }),
    sentence:
      'The number HL-0412 is already used in Xero for another document. The next free one is HL-0418.',
  },
  {
    code: 'totals_differ',
    given: withRate({ effectiveRate: '12.5' }),
    sentence:
      'Xero would make the total 4,218.75, ours is 4,312.50. A difference this large comes from a tax type or rate; check the mapping, then check again.',
  },
  {
    code: 'reference_too_long',
    given: withBill({ reference: 'x'.repeat(256) }),
    sentence: 'The reference has 256 characters; Xero takes 255. Shorten it.',
  },
  {
    code: 'description_too_long',
    given: withBill({ lines: [{ ...feeLine, description: 'x'.repeat(4001) }] }),
    sentence: 'The description of line 1 has 4,001 characters; Xero takes 4,000. Shorten it.',
  },
];

describe('prepareSalesInvoice', () => {
  it('finds nothing against a client bill that Xero will take, and shows the document', () => {
    const prepared = prepareSalesInvoice(preflight());
    expect(prepared.problems).toEqual([]);
    expect(prepared.groups).toMatchObject([{ sourceLineIds: ['line-1'] }]);
    expect(prepared.frozen).toMatchObject({
      InvoiceNumber: 'HL-0412',
      Reference: 'CLI-1681',
      LineItems: [
        { Description: 'Annual accounts', UnitAmount: 3750, AccountCode: '200', TaxType: 'OUTPUT2' },
      ],
    });
  });

  it.each(rows)('stops it for $code', ({ code, given, sentence }) => {
    const { problems } = prepareSalesInvoice(given);
    expect(problems).toMatchObject([{ code, sentence, blocking: true }]);
    expect(problems[0]?.fix).toMatch(/^[A-Z].*[^.]$/);
  });

  it('lets an adviser post inside the period lock, and anybody on the day after', () => {
    const adviser = withLocks({ periodLockDate: '2026-11-30', mayPostInLockedPeriod: true });
    expect(prepareSalesInvoice(adviser).problems).toEqual([]);
    expect(prepareSalesInvoice(withLocks({ periodLockDate: '2026-11-17' })).problems).toEqual([]);
  });

  it('only remarks on a missing reference and on a settled cent', () => {
    const cents = [10, 10].map((amountCents, index) => ({ ...feeLine, id: `line-${index}`, amountCents }));
    const given = withBill({ lines: cents, subtotalCents: 20, taxCents: 4, totalCents: 24, reference: '' });
    const { problems, frozen } = prepareSalesInvoice(given);
    expect(problems).toMatchObject([
      { code: 'reference_empty', blocking: false },
      {
        code: 'cent_settled',
        blocking: false,
        sentence: 'Xero by itself would make the tax 1 cent less. The cent is settled on Accounting fees.',
      },
    ]);
    expect(frozen?.LineItems).toMatchObject([{ UnitAmount: 0.2, TaxAmount: 0.04 }]);
  });

  it('says a problem of an account once however many lines are on it, and puts what blocks first', () => {
    const lines = ['a', 'b', 'c'].map((id) => ({ ...feeLine, id }));
    const given = { ...withAccount({ code: null }), bill: { ...bill, lines, reference: '' } };
    const { problems, frozen } = prepareSalesInvoice(given);
    expect(problems.map(({ code }) => code)).toEqual(['account_no_code', 'reference_empty']);
    expect(problems[0]?.subjectId).toBe('fees');
    expect(frozen).toBeNull();
  });

  it('takes a line’s own tax type before that of the mapping', () => {
    const taxRates = new Map([
      ['OUTPUT2', gst],
      ['ZERORATED', { ...gst, name: 'Zero rated', effectiveRate: '0' }],
    ]);
    const zeroRated = {
      ...bill,
      taxCents: 0,
      totalCents: 375_000,
      lines: [{ ...feeLine, taxType: 'ZERORATED' }],
    };
    const { problems, frozen } = prepareSalesInvoice(preflight({ taxRates, bill: zeroRated }));
    expect(problems).toEqual([]);
    expect(frozen?.LineItems).toMatchObject([{ TaxType: 'ZERORATED' }]);
  });
});

import Decimal from 'decimal.js';

import type { World } from '../world/world.ts';
import type { Account, LedgerDocument, ManualJournal, Payment } from './records.ts';

/** What an account was moved by; amounts are decimal text, `net` is debit less credit. */
export interface TrialBalanceRow {
  readonly accountId: string;
  /** Null for an account without a code. */
  readonly accountCode: string | null;
  readonly name: string;
  readonly debit: string;
  readonly credit: string;
  readonly net: string;
}

/** A movement: positive is a debit. */
interface Posting {
  readonly account: Account | undefined;
  readonly amount: Decimal;
}

/**
 * The trial balance from what is in force: approved and paid invoices and credit notes, payments, posted manual journals.
 * Drafts post nothing; an allocation moves nothing between accounts. Rows are ordered by code; nets add up to zero.
 * Source: xero-contract §1.13, S21.
 */
export function trialBalanceOf(world: World): TrialBalanceRow[] {
  const { documents, payments, manualJournals, accounts } = world.tables;
  const postings = [
    ...documents.all().flatMap((row) => documentPostings(world, row)),
    ...payments.all().flatMap((row) => paymentPostings(world, row)),
    ...manualJournals.all().flatMap((row) => journalPostings(world, row)),
  ].filter(({ amount }) => !amount.isZero());
  const moved = accounts.all().filter((account) => postings.some((posting) => posting.account === account));
  return moved
    .map((account) =>
      rowOf(
        account,
        postings.filter((posting) => posting.account === account),
      ),
    )
    .toSorted((one, other) => (one.accountCode ?? '').localeCompare(other.accountCode ?? ''));
}

function rowOf(account: Account, postings: readonly Posting[]): TrialBalanceRow {
  const sum = (amounts: readonly Decimal[]): Decimal =>
    amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));
  const debit = sum(postings.filter(({ amount }) => amount.gt(0)).map(({ amount }) => amount));
  const credit = sum(postings.filter(({ amount }) => amount.lt(0)).map(({ amount }) => amount.negated()));
  return {
    accountId: account.accountId,
    accountCode: account.code,
    name: account.name,
    debit: debit.toFixed(2),
    credit: credit.toFixed(2),
    net: debit.minus(credit).toFixed(2),
  };
}

function documentPostings(world: World, document: LedgerDocument): Posting[] {
  if (document.status !== 'AUTHORISED' && document.status !== 'PAID') return [];
  // A sales invoice and a supplier's credit are owed to us: their control account is debited.
  const sign = document.type === 'ACCREC' || document.type === 'ACCPAYCREDIT' ? 1 : -1;
  const control = systemAccount(world, controlOf(document.type));
  const inclusive = document.lineAmountTypes === 'Inclusive';
  return [
    { account: control, amount: new Decimal(document.total).times(sign) },
    { account: systemAccount(world, 'GST'), amount: new Decimal(document.totalTax).times(-sign) },
    ...document.lines.map((line) => ({
      account: world.tables.accounts.get(line.accountId ?? ''),
      amount: new Decimal(line.lineAmount).minus(inclusive ? line.taxAmount : 0).times(-sign),
    })),
  ];
}

function paymentPostings(world: World, payment: Payment): Posting[] {
  const invoice = world.tables.documents.get(payment.invoiceId);
  if (payment.status !== 'AUTHORISED' || !invoice) return [];
  const received = new Decimal(payment.amount).times(invoice.type === 'ACCREC' ? 1 : -1);
  return [
    { account: world.tables.accounts.get(payment.accountId), amount: received },
    { account: systemAccount(world, controlOf(invoice.type)), amount: received.negated() },
  ];
}

function journalPostings(world: World, journal: ManualJournal): Posting[] {
  if (journal.status !== 'POSTED') return [];
  const accounts = world.tables.accounts.all();
  const inclusive = journal.lineAmountTypes === 'Inclusive';
  return journal.lines.flatMap((line) => [
    {
      account: accounts.find(({ code }) => code === line.accountCode),
      amount: new Decimal(line.lineAmount).minus(inclusive ? line.taxAmount : 0),
    },
    { account: systemAccount(world, 'GST'), amount: new Decimal(line.taxAmount) },
  ]);
}

function controlOf(type: LedgerDocument['type']): 'DEBTORS' | 'CREDITORS' {
  return type.startsWith('ACCREC') ? 'DEBTORS' : 'CREDITORS';
}

function systemAccount(world: World, role: string): Account | undefined {
  return world.tables.accounts.all().find((account) => account.systemAccount === role);
}

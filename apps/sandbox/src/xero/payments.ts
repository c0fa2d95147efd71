import Decimal from 'decimal.js';

import { invoiceKind } from './document-kind.ts';
import { renderDocument } from './document-render.ts';
import { lockProblems } from './document-rules.ts';
import type { Fields } from './fields.ts';
import { changedSince, filtered, paged } from './filter.ts';
import { amountDueOf, rounded } from './money.ts';
import { notFound, validationProblem } from './problems.ts';
import type { Account, LedgerDocument, Payment } from './records.ts';
import { dayFields, updatedFields } from './render-value.ts';
import { elementsOf, organisationToday, segment } from './route.ts';
import type { LedgerCall, LedgerResult, LedgerRoute } from './route.ts';
import { finding, worded } from './rule-text.ts';
import type { Finding } from './rule-text.ts';
import { settle } from './settle.ts';
import type { WhereFields } from './where.ts';
import { writeBatch } from './write-batch.ts';
import { requireDocument } from './write-documents.ts';

const area = 'accounting.payments';

/** Payments of invoices. Source: xero-contract §6.7. */
export const paymentRoutes: readonly LedgerRoute[] = [
  { verb: 'GET', path: 'Payments', area, query: ['where', 'order', 'page', 'pageSize'], handle: list },
  { verb: 'GET', path: 'Payments/:id', area, query: [], handle: get },
  { verb: 'PUT', path: 'Payments', area, query: ['summarizeErrors'], handle: create },
  { verb: 'POST', path: 'Payments', area, query: ['summarizeErrors'], handle: create },
  { verb: 'POST', path: 'Payments/:id', area, query: [], handle: remove },
];

const fields: WhereFields<Payment> = new Map([
  ['invoice.invoiceid', { kind: 'guid', of: (row) => row.invoiceId }],
  ['reference', { kind: 'text', of: (row) => row.reference }],
  ['status', { kind: 'text', of: (row) => row.status }],
  ['date', { kind: 'day', of: (row) => row.date }],
  ['amount', { kind: 'number', of: (row) => Number(row.amount) }],
]);

function list(call: LedgerCall): LedgerResult {
  const rows = filtered(call, changedSince(call, call.world.tables.payments.all()), fields);
  return paged(call, rows, { collection: 'Payments', render: (row) => render(call, row) });
}

function get(call: LedgerCall): LedgerResult {
  const found = call.world.tables.payments.get(segment(call, 'id'));
  if (!found) throw notFound();
  return { collection: 'Payments', rows: [render(call, found)] };
}

function create(call: LedgerCall): LedgerResult {
  const { world } = call;
  return writeBatch(call, {
    collection: 'Payments',
    idField: 'PaymentID',
    elements: elementsOf(call, 'Payments'),
    prepare: (given) => {
      const { payment, errors } = prepare(call, given);
      return {
        remarks: { errors, warnings: [] },
        save: () => {
          const invoice = requireDocument(call, invoiceKind, payment.invoiceId);
          settle(world, invoice, { field: 'amountPaid', by: new Decimal(payment.amount), on: payment.date });
          return render(call, world.tables.payments.put(payment));
        },
      };
    },
  });
}

function prepare(call: LedgerCall, given: Fields): { payment: Payment; errors: Finding[] } {
  const { world } = call;
  const invoice = invoiceOf(call, given);
  const account = accountOf(call, given.object('Account'));
  const payment: Payment = {
    paymentId: world.ids.uuid(),
    invoiceId: invoice.id,
    accountId: account?.accountId ?? '',
    date: given.day('Date') ?? organisationToday(world),
    amount: rounded(given.decimal('Amount') ?? new Decimal(0), 2).toFixed(2),
    reference: given.textOr('Reference', ''),
    status: 'AUTHORISED',
    updatedAt: world.clock.now().toISOString(),
  };
  const errors = [
    ...lockProblems(world, payment.date),
    ...problems(payment, invoice),
    ...accountProblems(account),
  ];
  return { payment, errors };
}

function invoiceOf(call: LedgerCall, given: Fields): LedgerDocument {
  const named = given.object('Invoice');
  return requireDocument(call, invoiceKind, named?.text('InvoiceID') ?? named?.text('InvoiceNumber') ?? '');
}

function problems(payment: Payment, invoice: LedgerDocument): Finding[] {
  const amount = new Decimal(payment.amount);
  const found: Finding[] = [];
  if (invoice.status !== 'AUTHORISED') found.push(finding('payment-status', {}));
  if (amount.lte(0)) found.push(finding('payment-not-positive', {}));
  if (amount.gt(amountDueOf(invoice))) {
    found.push(finding('payment-too-large', {}));
  }
  return found;
}

function accountProblems(account: Account | undefined): Finding[] {
  const payable = account?.status === 'ACTIVE' && (account.type === 'BANK' || account.enablePayments);
  return payable ? [] : [finding('payment-account', {})];
}

function accountOf(call: LedgerCall, given: Fields | undefined): Account | undefined {
  const id = given?.text('AccountID');
  const code = given?.text('Code');
  const { accounts } = call.world.tables;
  if (id !== undefined) return accounts.get(id);
  return code === undefined ? undefined : accounts.all().find((row) => row.code === code);
}

function remove(call: LedgerCall): LedgerResult {
  const { world } = call;
  const payment = world.tables.payments.get(segment(call, 'id'));
  if (!payment) throw notFound();
  const [given] = elementsOf(call, 'Payments');
  const deletable = given?.text('Status') === 'DELETED' && payment.status !== 'DELETED';
  if (!deletable) {
    const message = worded(world, finding('payment-not-modifiable', {}));
    throw validationProblem([{ PaymentID: payment.paymentId, ValidationErrors: [{ Message: message }] }]);
  }
  const invoice = requireDocument(call, invoiceKind, payment.invoiceId);
  settle(world, invoice, {
    field: 'amountPaid',
    by: new Decimal(payment.amount).negated(),
    on: payment.date,
  });
  const updatedAt = world.clock.now().toISOString();
  const deleted = world.tables.payments.put({ ...payment, status: 'DELETED', updatedAt });
  return { collection: 'Payments', rows: [render(call, deleted)] };
}

function render(call: LedgerCall, row: Payment): object {
  const invoice = call.world.tables.documents.get(row.invoiceId);
  const account = call.world.tables.accounts.get(row.accountId);
  return {
    PaymentID: row.paymentId,
    Date: dayFields('Date', row.date)['Date'],
    Amount: Number(row.amount),
    Reference: row.reference,
    Status: row.status,
    PaymentType: `${invoice?.type ?? 'ACCREC'}PAYMENT`,
    IsReconciled: false,
    Account: { AccountID: row.accountId, ...(account?.code == null ? {} : { Code: account.code }) },
    ...(invoice ? { Invoice: renderDocument(call.world, invoice, { full: false, unitPlaces: 2 }) } : {}),
    ...updatedFields(row.updatedAt),
  };
}

import Decimal from 'decimal.js';

import { creditNoteKind, invoiceKind } from './document-kind.ts';
import type { Fields } from './fields.ts';
import { amountDueOf, rounded } from './money.ts';
import { notFound } from './problems.ts';
import type { Allocation, LedgerDocument } from './records.ts';
import { dayFields } from './render-value.ts';
import { elementsOf, organisationToday, segment } from './route.ts';
import type { LedgerCall, LedgerResult, LedgerRoute } from './route.ts';
import { finding } from './rule-text.ts';
import type { Finding } from './rule-text.ts';
import { settle } from './settle.ts';
import { writeBatch } from './write-batch.ts';
import { requireDocument } from './write-documents.ts';

const area = 'accounting.invoices';

/** Allocations of credit notes to invoices. Source: xero-contract §6.6. */
export const allocationRoutes: readonly LedgerRoute[] = [
  { verb: 'PUT', path: 'CreditNotes/:id/Allocations', area, query: ['summarizeErrors'], handle: create },
  { verb: 'DELETE', path: 'CreditNotes/:id/Allocations/:allocationId', area, query: [], handle: remove },
];

function create(call: LedgerCall): LedgerResult {
  const { world } = call;
  return writeBatch(call, {
    collection: 'Allocations',
    idField: 'AllocationID',
    elements: elementsOf(call, 'Allocations'),
    prepare: (given) => {
      const note = requireDocument(call, creditNoteKind, segment(call, 'id'));
      const invoice = requireDocument(call, invoiceKind, given.object('Invoice')?.text('InvoiceID') ?? '');
      const allocation = read(call, given, { note, invoice });
      return {
        remarks: { errors: problems(allocation, note, invoice), warnings: [] },
        save: () => {
          const by = new Decimal(allocation.amount);
          settle(world, note, { field: 'amountCredited', by, on: allocation.date });
          settle(world, invoice, { field: 'amountCredited', by, on: allocation.date });
          return render(world.tables.allocations.put(allocation));
        },
      };
    },
  });
}

function read(
  call: LedgerCall,
  given: Fields,
  of: { readonly note: LedgerDocument; readonly invoice: LedgerDocument },
): Allocation {
  return {
    allocationId: call.world.ids.uuid(),
    creditNoteId: of.note.id,
    invoiceId: of.invoice.id,
    amount: rounded(given.decimal('Amount') ?? new Decimal(0), 2).toFixed(2),
    date: given.day('Date') ?? organisationToday(call.world),
  };
}

function problems(allocation: Allocation, note: LedgerDocument, invoice: LedgerDocument): Finding[] {
  const found: Finding[] = [];
  const amount = new Decimal(allocation.amount);
  if (note.status !== 'AUTHORISED') found.push(finding('allocation-note-status', {}));
  if (invoice.status !== 'AUTHORISED') found.push(finding('allocation-invoice-status', {}));
  if (note.contactId !== invoice.contactId) found.push(finding('allocation-contact', {}));
  if ((note.type === 'ACCRECCREDIT') !== (invoice.type === 'ACCREC')) {
    found.push(finding('allocation-type', {}));
  }
  if (amount.lte(0)) found.push(finding('allocation-not-positive', {}));
  if (amount.gt(amountDueOf(note))) found.push(finding('allocation-over-credit', {}));
  if (amount.gt(amountDueOf(invoice))) found.push(finding('allocation-over-due', {}));
  return found;
}

function remove(call: LedgerCall): LedgerResult {
  const { world } = call;
  const note = requireDocument(call, creditNoteKind, segment(call, 'id'));
  const allocation = world.tables.allocations.get(segment(call, 'allocationId'));
  if (!allocation || allocation.creditNoteId !== note.id) throw notFound();
  const by = new Decimal(allocation.amount).negated();
  settle(world, note, { field: 'amountCredited', by, on: allocation.date });
  const invoice = requireDocument(call, invoiceKind, allocation.invoiceId);
  settle(world, invoice, { field: 'amountCredited', by, on: allocation.date });
  world.tables.allocations.remove(allocation.allocationId);
  return { collection: 'Allocations', rows: [{ AllocationId: allocation.allocationId, IsDeleted: true }] };
}

function render(allocation: Allocation): object {
  return {
    AllocationID: allocation.allocationId,
    Amount: Number(allocation.amount),
    ...dayFields('Date', allocation.date),
    Invoice: { InvoiceID: allocation.invoiceId },
    CreditNote: { CreditNoteID: allocation.creditNoteId },
  };
}

import Decimal from 'decimal.js';

import { lockProblems } from './document-rules.ts';
import type { Fields } from './fields.ts';
import { changedSince, filtered, paged } from './filter.ts';
import { accountFor, taxRateFor } from './line-coding.ts';
import { halfCentsIn, taxOf } from './money.ts';
import { notFound } from './problems.ts';
import { lineAmountTypes } from './records.ts';
import type { LineAmountTypes, ManualJournal } from './records.ts';
import { dayFields, updatedFields } from './render-value.ts';
import { elementsOf, organisationToday, segment } from './route.ts';
import type { LedgerCall, LedgerResult, LedgerRoute } from './route.ts';
import { finding } from './rule-text.ts';
import type { Finding, Remarks } from './rule-text.ts';
import { readTracking } from './tracking.ts';
import type { WhereFields } from './where.ts';
import { writeBatch } from './write-batch.ts';

const area = 'accounting.manualjournals';

/** Manual journals: reading and creating. Source: xero-contract §6.8. */
export const manualJournalRoutes: readonly LedgerRoute[] = [
  { verb: 'GET', path: 'ManualJournals', area, query: ['where', 'order', 'page', 'pageSize'], handle: list },
  { verb: 'GET', path: 'ManualJournals/:id', area, query: [], handle: get },
  { verb: 'PUT', path: 'ManualJournals', area, query: ['summarizeErrors'], handle: create },
];

const whereFields: WhereFields<ManualJournal> = new Map([
  ['date', { kind: 'day', of: (row) => row.date }],
  ['status', { kind: 'text', of: (row) => row.status }],
]);

function list(call: LedgerCall): LedgerResult {
  const rows = filtered(call, changedSince(call, call.world.tables.manualJournals.all()), whereFields);
  return paged(call, rows, { collection: 'ManualJournals', render });
}

function get(call: LedgerCall): LedgerResult {
  const found = call.world.tables.manualJournals.get(segment(call, 'id'));
  if (!found) throw notFound();
  return { collection: 'ManualJournals', rows: [render(found, true)] };
}

function create(call: LedgerCall): LedgerResult {
  return writeBatch(call, {
    collection: 'ManualJournals',
    idField: 'ManualJournalID',
    elements: elementsOf(call, 'ManualJournals'),
    prepare: (fields) => {
      const remarks: Remarks = { errors: [], warnings: [] };
      const journal = read(call, fields, remarks);
      remarks.errors.push(...problems(call, journal));
      return {
        remarks,
        save: () => render(call.world.tables.manualJournals.put(journal), true),
      };
    },
  });
}

function read(call: LedgerCall, fields: Fields, remarks: Remarks): ManualJournal {
  const { world } = call;
  const mode = fields.oneOf('LineAmountTypes', lineAmountTypes) ?? 'NoTax';
  return {
    manualJournalId: world.ids.uuid(),
    narration: fields.text('Narration') ?? '',
    date: fields.day('Date') ?? organisationToday(world),
    status: fields.oneOf('Status', ['DRAFT', 'POSTED']) ?? 'DRAFT',
    lineAmountTypes: mode,
    lines: (fields.list('JournalLines') ?? []).map((line) => readLine(call, { fields: line, mode }, remarks)),
    showOnCashBasisReports: fields.flag('ShowOnCashBasisReports') ?? true,
    url: fields.text('Url') ?? null,
    updatedAt: world.clock.now().toISOString(),
  };
}

interface JournalLine {
  readonly fields: Fields;
  readonly mode: LineAmountTypes;
}

function readLine(
  { world }: LedgerCall,
  { fields, mode }: JournalLine,
  remarks: Remarks,
): ManualJournal['lines'][number] {
  const context = { world, direction: 'both', draft: false, lineAmountTypes: mode } as const;
  const account = accountFor(context, fields, remarks);
  const rate = taxRateFor(context, { fields, account }, remarks);
  const lineAmount = (fields.decimal('LineAmount') ?? new Decimal(0)).toDecimalPlaces(2);
  const taxPercent = new Decimal(rate?.effectiveRate ?? 0);
  const tax = { taxAmount: null, taxPercent, halfCents: halfCentsIn(world.switches) };
  return {
    lineAmount: lineAmount.toFixed(2),
    taxAmount: taxOf(tax, lineAmount, mode).toFixed(2),
    accountCode: account?.code ?? '',
    taxType: rate?.taxType ?? 'NONE',
    description: fields.text('Description') ?? '',
    tracking: readTracking(world, fields, remarks),
  };
}

function problems(call: LedgerCall, journal: ManualJournal): Finding[] {
  const found = lockProblems(call.world, journal.date);
  if (journal.narration.trim() === '') found.push(finding('journal-narration', {}));
  if (journal.lines.length < 2) found.push(finding('journal-lines', {}));
  const taxOnTop = journal.lineAmountTypes === 'Exclusive';
  const sum = journal.lines.reduce(
    (total, line) => total.plus(line.lineAmount).plus(taxOnTop ? line.taxAmount : 0),
    new Decimal(0),
  );
  if (!sum.isZero()) found.push(finding('journal-balance', {}));
  return found;
}

function render(journal: ManualJournal, full: boolean): object {
  return {
    ManualJournalID: journal.manualJournalId,
    Narration: journal.narration,
    ...dayFields('Date', journal.date),
    Status: journal.status,
    LineAmountTypes: journal.lineAmountTypes,
    ShowOnCashBasisReports: journal.showOnCashBasisReports,
    ...(journal.url === null ? {} : { Url: journal.url }),
    JournalLines: full
      ? journal.lines.map((line) => ({
          LineAmount: Number(line.lineAmount),
          TaxAmount: Number(line.taxAmount),
          AccountCode: line.accountCode,
          TaxType: line.taxType,
          Description: line.description,
          Tracking: line.tracking.map(({ name, option }) => ({ Name: name, Option: option })),
        }))
      : [],
    ...updatedFields(journal.updatedAt),
  };
}

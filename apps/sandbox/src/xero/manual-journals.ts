import Decimal from 'decimal.js';

import { lockProblems } from './document-rules.ts';
import type { Fields } from './fields.ts';
import { changedSince, filtered, paged } from './filter.ts';
import { notFound } from './problems.ts';
import { lineAmountTypes } from './records.ts';
import type { ManualJournal } from './records.ts';
import { dayFields, updatedFields } from './render-value.ts';
import { elementsOf, organisationToday, segment } from './route.ts';
import type { LedgerCall, LedgerResult, LedgerRoute } from './route.ts';
import { finding } from './rule-text.ts';
import type { Finding } from './rule-text.ts';
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
      const journal = read(call, fields);
      return {
        remarks: { errors: problems(call, journal), warnings: [] },
        save: () => render(call.world.tables.manualJournals.put(journal), true),
      };
    },
  });
}

function read(call: LedgerCall, fields: Fields): ManualJournal {
  const { world } = call;
  return {
    manualJournalId: world.ids.uuid(),
    narration: fields.text('Narration') ?? '',
    date: fields.day('Date') ?? organisationToday(world),
    status: fields.oneOf('Status', ['DRAFT', 'POSTED']) ?? 'DRAFT',
    lineAmountTypes: fields.oneOf('LineAmountTypes', lineAmountTypes) ?? 'NoTax',
    lines: (fields.list('JournalLines') ?? []).map((line) => ({
      lineAmount: (line.decimal('LineAmount') ?? new Decimal(0)).toFixed(2),
      accountCode: line.text('AccountCode') ?? '',
      taxType: line.text('TaxType') ?? 'NONE',
      description: line.text('Description') ?? '',
    })),
    showOnCashBasisReports: fields.flag('ShowOnCashBasisReports') ?? true,
    url: fields.text('Url') ?? null,
    updatedAt: world.clock.now().toISOString(),
  };
}

function problems(call: LedgerCall, journal: ManualJournal): Finding[] {
  const found = lockProblems(call.world, journal.date);
  if (journal.narration.trim() === '') found.push(finding('journal-narration', {}));
  if (journal.lines.length < 2) found.push(finding('journal-lines', {}));
  const sum = journal.lines.reduce((total, line) => total.plus(line.lineAmount), new Decimal(0));
  if (!sum.isZero()) found.push(finding('journal-balance', {}));
  for (const { accountCode } of journal.lines) {
    const account = call.world.tables.accounts.all().find((row) => row.code === accountCode);
    const forbidden =
      !account || account.status !== 'ACTIVE' || account.type === 'BANK' || account.systemAccount !== '';
    if (forbidden) found.push(finding('account-not-valid', { code: accountCode }));
  }
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
          AccountCode: line.accountCode,
          TaxType: line.taxType,
          Description: line.description,
        }))
      : [],
    ...updatedFields(journal.updatedAt),
  };
}

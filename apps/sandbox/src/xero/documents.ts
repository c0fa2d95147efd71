import { theOnly } from '../world/world.ts';
import { creditNoteKind, invoiceKind, isOfKind } from './document-kind.ts';
import type { DocumentKind } from './document-kind.ts';
import { renderDocument, unitPlacesOf } from './document-render.ts';
import { changedSince, commaList, filtered, ordered, paged, settled } from './filter.ts';
import { amountDueOf } from './money.ts';
import type { LedgerDocument } from './records.ts';
import { folded } from './render-value.ts';
import { elementsOf, segment } from './route.ts';
import type { LedgerCall, LedgerResult, LedgerRoute } from './route.ts';
import { finding } from './rule-text.ts';
import type { WhereField, WhereFields } from './where.ts';
import { writeBatch } from './write-batch.ts';
import { createDocuments, requireDocument, upsertDocuments } from './write-documents.ts';

const area = 'accounting.invoices';
const listQuery = [
  'where',
  'order',
  'IDs',
  'InvoiceNumbers',
  'ContactIDs',
  'Statuses',
  'page',
  'pageSize',
  'includeArchived',
  'createdByMyApp',
  'unitdp',
  'summaryOnly',
  'searchTerm',
];
const writeQuery = ['summarizeErrors', 'unitdp', 'allowBackorders'];

/** Invoices and credit notes. Source: xero-contract §6.5, §6.6, S15 to S20. */
export const documentRoutes: readonly LedgerRoute[] = [invoiceKind, creditNoteKind].flatMap(
  (kind): LedgerRoute[] => [
    { verb: 'GET', path: kind.collection, area, query: listQuery, handle: (call) => list(call, kind) },
    {
      verb: 'PUT',
      path: kind.collection,
      area,
      query: writeQuery,
      handle: (call) => createDocuments(call, kind),
    },
    {
      verb: 'POST',
      path: kind.collection,
      area,
      query: writeQuery,
      handle: (call) => upsertDocuments(call, kind, null),
    },
    {
      verb: 'GET',
      path: `${kind.collection}/:id`,
      area,
      query: ['unitdp'],
      handle: (call) => get(call, kind),
    },
    {
      verb: 'POST',
      path: `${kind.collection}/:id`,
      area,
      query: writeQuery,
      handle: (call) => upsertDocuments(call, kind, requireDocument(call, kind, segment(call, 'id')).id),
    },
    {
      verb: 'GET',
      path: `${kind.collection}/:id/History`,
      area,
      query: [],
      handle: (call) => history(call, kind),
    },
    {
      verb: 'PUT',
      path: `${kind.collection}/:id/History`,
      area,
      query: ['summarizeErrors'],
      handle: (call) => addHistory(call, kind),
    },
  ],
);

function whereFields(call: LedgerCall, kind: DocumentKind): WhereFields<LedgerDocument> {
  const contactName = (row: LedgerDocument): string =>
    call.world.tables.xeroContacts.get(row.contactId)?.name ?? '';
  return new Map<string, WhereField<LedgerDocument>>([
    ['type', { kind: 'text', of: (row) => row.type }],
    ['status', { kind: 'text', of: (row) => row.status }],
    [kind.numberField.toLowerCase(), { kind: 'text', of: (row) => row.number }],
    ['reference', { kind: 'text', of: (row) => row.reference }],
    ['contact.contactid', { kind: 'guid', of: (row) => row.contactId }],
    ['contact.name', { kind: 'text', of: contactName }],
    ['date', { kind: 'day', of: (row) => row.date }],
    ['duedate', { kind: 'day', of: (row) => row.dueDate }],
    ['amountdue', { kind: 'number', of: (row) => amountDueOf(row).toNumber() }],
  ]);
}

function list(call: LedgerCall, kind: DocumentKind): LedgerResult {
  const fields = whereFields(call, kind);
  const all = settled(call, call.world.tables.documents.all()).filter((row) => isOfKind(row, kind));
  const chosen = all.filter((row) => listed(call, row));
  const rows = ordered(call, filtered(call, changedSince(call, chosen), fields), fields);
  const summary = call.query.get('summaryOnly')?.toLowerCase() === 'true';
  const withLines = call.query.has('Statuses');
  const unitPlaces = unitPlacesOf(call.query);
  return paged(call, rows, {
    collection: kind.collection,
    render: (row, full) =>
      renderDocument(call.world, row, { full: (full || withLines) && !summary, unitPlaces }),
  });
}

function listed(call: LedgerCall, row: LedgerDocument): boolean {
  const within = (name: string, value: string): boolean =>
    commaList(call, name)?.includes(value.toLowerCase()) ?? true;
  const mine = call.query.get('createdByMyApp')?.toLowerCase() !== 'true' || row.createdByApp === call.appId;
  const term = folded(call.query.get('searchTerm') ?? '');
  return (
    mine &&
    within('IDs', row.id) &&
    within('InvoiceNumbers', row.number) &&
    within('ContactIDs', row.contactId) &&
    within('Statuses', row.status) &&
    (term === '' || folded(`${row.number} ${row.reference}`).includes(term))
  );
}

function get(call: LedgerCall, kind: DocumentKind): LedgerResult {
  const document = requireDocument(call, kind, segment(call, 'id'));
  const showing = { full: true, unitPlaces: unitPlacesOf(call.query) };
  return { collection: kind.collection, rows: [renderDocument(call.world, document, showing)] };
}

function history(call: LedgerCall, kind: DocumentKind): LedgerResult {
  const document = requireDocument(call, kind, segment(call, 'id'));
  const user = theOnly(call.world.tables.users).name;
  const rows = document.history.map(({ at, details }) => ({
    Changes: 'Note',
    Details: details,
    User: user,
    DateUTC: `/Date(${Date.parse(at)}+0000)/`,
  }));
  return { collection: 'HistoryRecords', rows };
}

function addHistory(call: LedgerCall, kind: DocumentKind): LedgerResult {
  const { world } = call;
  const document = requireDocument(call, kind, segment(call, 'id'));
  const at = world.clock.now().toISOString();
  return writeBatch(call, {
    collection: 'HistoryRecords',
    idField: 'HistoryRecordID',
    elements: elementsOf(call, 'HistoryRecords'),
    prepare: (fields) => {
      const details = fields.text('Details') ?? '';
      const errors = details.length > 2500 ? [finding('history-long', {})] : [];
      return {
        remarks: { errors, warnings: [] },
        save: () => {
          const { history: before } = requireDocument(call, kind, document.id);
          world.tables.documents.put({ ...document, history: [...before, { at, details }] });
          return { Changes: 'Note', Details: details };
        },
      };
    },
  });
}

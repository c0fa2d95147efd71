import { renderContact } from './contact-render.ts';
import { contactProblems, emptyContact, overlaid } from './contact-rules.ts';
import type { Fields } from './fields.ts';
import { changedSince, commaList, filtered, ordered, paged, settled } from './filter.ts';
import { notFound } from './problems.ts';
import type { XeroContact } from './records.ts';
import { folded } from './render-value.ts';
import { elementsOf, segment } from './route.ts';
import type { LedgerCall, LedgerResult, LedgerRoute } from './route.ts';
import { finding } from './rule-text.ts';
import type { WhereFields } from './where.ts';
import { writeBatch } from './write-batch.ts';

const area = 'accounting.contacts';
const listQuery = [
  'where',
  'order',
  'IDs',
  'page',
  'pageSize',
  'includeArchived',
  'summaryOnly',
  'searchTerm',
];

/** Contacts. Source: xero-contract §6.4, S14. */
export const contactRoutes: readonly LedgerRoute[] = [
  { verb: 'GET', path: 'Contacts', area, query: listQuery, handle: list },
  { verb: 'GET', path: 'Contacts/:id', area, query: [], handle: get },
  { verb: 'PUT', path: 'Contacts', area, query: ['summarizeErrors'], handle: create },
  { verb: 'POST', path: 'Contacts', area, query: ['summarizeErrors'], handle: (call) => upsert(call, null) },
  {
    verb: 'POST',
    path: 'Contacts/:id',
    area,
    query: ['summarizeErrors'],
    handle: (call) => upsert(call, requireContact(call, segment(call, 'id'))),
  },
];

const whereFields: WhereFields<XeroContact> = new Map([
  ['name', { kind: 'text', of: (row) => row.name }],
  ['emailaddress', { kind: 'text', of: (row) => row.emailAddress }],
  ['accountnumber', { kind: 'text', of: (row) => row.accountNumber }],
]);

function list(call: LedgerCall): LedgerResult {
  const withArchived = call.query.get('includeArchived')?.toLowerCase() === 'true';
  const ids = commaList(call, 'IDs');
  const term = folded(call.query.get('searchTerm') ?? '');
  const chosen = settled(call, call.world.tables.xeroContacts.all())
    .filter((row) => withArchived || row.status === 'ACTIVE')
    .filter((row) => ids === null || ids.includes(row.contactId))
    .filter((row) => term === '' || searchable(row).includes(term));
  const rows = ordered(call, filtered(call, changedSince(call, chosen), whereFields), whereFields);
  return paged(call, rows, { collection: 'Contacts', render: renderContact });
}

function searchable(row: XeroContact): string {
  return folded(
    [row.name, row.firstName, row.lastName, row.contactNumber ?? '', row.emailAddress].join('\n'),
  );
}

function get(call: LedgerCall): LedgerResult {
  return { collection: 'Contacts', rows: [renderContact(requireContact(call, segment(call, 'id')), true)] };
}

function requireContact(call: LedgerCall, idOrNumber: string): XeroContact {
  const { xeroContacts } = call.world.tables;
  const found =
    xeroContacts.get(idOrNumber) ?? xeroContacts.all().find((row) => row.contactNumber === idOrNumber);
  if (!found) throw notFound();
  return found;
}

function create(call: LedgerCall): LedgerResult {
  return writeAll(call, (fields) => {
    if (fields.has('ContactID')) requireContact(call, fields.text('ContactID') ?? '');
    return null;
  });
}

function upsert(call: LedgerCall, named: XeroContact | null): LedgerResult {
  return writeAll(call, (fields) => {
    if (named) return named;
    const id = fields.text('ContactID') ?? '';
    if (id !== '') return requireContact(call, id);
    const all = call.world.tables.xeroContacts.all();
    const number = fields.text('ContactNumber');
    const numbered = all.find((row) => row.contactNumber !== null && row.contactNumber === number);
    const name = folded(fields.text('Name') ?? '');
    return numbered ?? all.find((row) => row.status === 'ACTIVE' && folded(row.name) === name) ?? null;
  });
}

function writeAll(call: LedgerCall, find: (fields: Fields) => XeroContact | null): LedgerResult {
  const { world } = call;
  return writeBatch(call, {
    collection: 'Contacts',
    idField: 'ContactID',
    elements: elementsOf(call, 'Contacts'),
    prepare: (fields) => {
      const before = find(fields);
      const archiving = fields.text('ContactStatus') === 'ARCHIVED';
      const laid = overlaid(before ?? emptyContact(world.ids.uuid()), fields);
      const contact: XeroContact = {
        ...laid,
        status: archiving ? 'ARCHIVED' : laid.status,
        updatedAt: world.clock.now().toISOString(),
      };
      const archived = before !== null && before.status !== 'ACTIVE';
      const errors = archived ? [finding('contact-not-editable', {})] : contactProblems(world, contact);
      return {
        remarks: { errors, warnings: [] },
        save: () => renderContact(world.tables.xeroContacts.put(contact), true),
      };
    },
  });
}

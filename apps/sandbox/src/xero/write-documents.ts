import { theOnly } from '../world/world.ts';
import { isGone, isOfKind } from './document-kind.ts';
import type { DocumentKind } from './document-kind.ts';
import { renderDocument, unitPlacesOf } from './document-render.ts';
import { paidEditProblems } from './edit-rules.ts';
import type { Fields } from './fields.ts';
import { prepareDocument } from './prepare-document.ts';
import type { Prepared } from './prepare-document.ts';
import { notFound } from './problems.ts';
import type { LedgerDocument } from './records.ts';
import type { LedgerCall, LedgerResult } from './route.ts';
import { elementsOf } from './route.ts';
import { finding } from './rule-text.ts';
import { writeBatch } from './write-batch.ts';

/** `PUT`: creates every element. A sales number in use is an error, an id is refused. */
export function createDocuments(call: LedgerCall, kind: DocumentKind): LedgerResult {
  return writeAll(call, kind, (fields) => {
    const given = fields.text(kind.idField);
    if (given === undefined || given === '') return null;
    requireDocument(call, kind, given);
    return 'refused';
  });
}

/** `POST`: changes the element with that id or sales number, or else creates it. */
export function upsertDocuments(call: LedgerCall, kind: DocumentKind, pathId: string | null): LedgerResult {
  return writeAll(call, kind, (fields) => {
    const id = pathId ?? fields.text(kind.idField) ?? '';
    if (id !== '') return requireDocument(call, kind, id);
    const sales = fields.text('Type') === undefined || fields.text('Type') === kind.sales;
    return sales ? salesDocumentNumbered(call, kind, fields.text(kind.numberField) ?? '') : null;
  });
}

/** The one in force; where a number stays reserved, the last one that carried it. */
function salesDocumentNumbered(call: LedgerCall, kind: DocumentKind, number: string): LedgerDocument | null {
  if (number === '') return null;
  const named = call.world.tables.documents.by('number', number).filter((row) => row.type === kind.sales);
  const live = named.filter((row) => !isGone(row)).at(-1);
  const last = call.world.switches.is('X-02', 'reserved') ? named.at(-1) : undefined;
  return live ?? last ?? null;
}

/** The document of an id or number. Throws the 404 of the whole request. */
export function requireDocument(call: LedgerCall, kind: DocumentKind, idOrNumber: string): LedgerDocument {
  const { documents } = call.world.tables;
  const found =
    documents.get(idOrNumber) ?? documents.by('number', idOrNumber).find((row) => isOfKind(row, kind));
  if (!found || !isOfKind(found, kind)) throw notFound();
  return found;
}

type FindTarget = (fields: Fields) => LedgerDocument | null | 'refused';

function writeAll(call: LedgerCall, kind: DocumentKind, find: FindTarget): LedgerResult {
  return writeBatch(call, {
    collection: kind.collection,
    idField: kind.idField,
    elements: elementsOf(call, kind.collection),
    prepare: (fields) => {
      const target = find(fields);
      const before = target === 'refused' ? null : target;
      const prepared = prepareDocument(call, fields, { kind, before });
      if (target === 'refused')
        prepared.remarks.errors.push(finding('id-on-create', { field: kind.idField }));
      if (before) prepared.remarks.errors.push(...paidEditProblems(before, prepared.document, fields));
      return {
        remarks: prepared.remarks,
        save: () => {
          const showing = { full: true, unitPlaces: unitPlacesOf(call.query) };
          return renderDocument(call.world, save(call, kind, prepared), showing);
        },
      };
    },
  });
}

function save(call: LedgerCall, kind: DocumentKind, { document, contact }: Prepared): LedgerDocument {
  const { world } = call;
  if (contact?.write) world.tables.xeroContacts.put(contact.write);
  const numbered = document.number === '' && document.type === kind.sales;
  return world.tables.documents.put(numbered ? { ...document, number: nextNumber(call, kind) } : document);
}

function nextNumber(call: LedgerCall, kind: DocumentKind): string {
  const organisation = theOnly(call.world.tables.organisation);
  let next = organisation.nextInvoiceNumber;
  const numberAt = (index: number): string => `${kind.numberPrefix}${String(index).padStart(4, '0')}`;
  while (call.world.tables.documents.by('number', numberAt(next)).length > 0) next += 1;
  call.world.tables.organisation.put({ ...organisation, nextInvoiceNumber: next + 1 });
  return numberAt(next);
}

import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { isGone, isOfKind } from './document-kind.ts';
import type { DocumentKind } from './document-kind.ts';
import type { DocumentStatus, LedgerDocument, Organisation } from './records.ts';

/** Statuses a document may move to. Source: xero-contract §6.5. */
const moves: Readonly<Record<DocumentStatus, readonly DocumentStatus[]>> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'AUTHORISED', 'DRAFT', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  PAID: ['PAID'],
  VOIDED: [],
  DELETED: [],
};

/** What is wrong with a change of status; null when nothing is. */
export function statusProblem(before: LedgerDocument, to: DocumentStatus): string | null {
  const paid = Number(before.amountPaid) !== 0 || Number(before.amountCredited) !== 0;
  if (to === 'VOIDED' && paid) {
    return 'The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.';
  }
  const allowed = before.status === to ? !isGone(before) : moves[before.status].includes(to);
  return allowed ? null : 'Invoice not of valid status for modification';
}

/** What is wrong with the date of a document that is created or changed. Source: xero-contract §6.1. */
export function lockProblems(world: World, date: string): string[] {
  const organisation = theOnly(world.tables.organisation);
  const { endOfYearLockDate, periodLockDate, connectingRole } = organisation;
  if (endOfYearLockDate !== null && date <= endOfYearLockDate) {
    return [
      `The document date cannot be before the end of year lock date, currently set at ${words(endOfYearLockDate)}`,
    ];
  }
  if (periodLockDate !== null && date <= periodLockDate && connectingRole !== 'ADVISER') {
    return [
      `The document date cannot be before the period lock date, currently set at ${words(periodLockDate)}`,
    ];
  }
  return [];
}

/** What is wrong with a number. Only those of sales documents are unique. */
export function numberProblems(world: World, kind: DocumentKind, document: LedgerDocument): string[] {
  const problems: string[] = [];
  if (document.number.length > 255)
    problems.push(`${kind.numberField} must not be more than 255 characters.`);
  if (!/^[\u0020-\u007e]*$/.test(document.number))
    problems.push(`${kind.numberField} must be printable ASCII.`);
  if (document.type !== kind.sales || document.number === '') return problems;
  const reserved = world.switches.is('X-02', 'reserved');
  const taken = world.tables.documents
    .by('number', document.number)
    .some((other) => other.id !== document.id && other.type === kind.sales && (reserved || !isGone(other)));
  if (taken)
    problems.push(
      kind.collection === 'Invoices' ? 'Invoice # must be unique.' : 'Credit Note # must be unique.',
    );
  return problems;
}

/** What is wrong with the link, reference and currency of a document. */
export function detailProblems(world: World, document: LedgerDocument): string[] {
  const problems: string[] = [];
  if (document.reference.length > 255) problems.push('Reference must not be more than 255 characters.');
  if (document.url !== null && !isWebAddress(document.url)) problems.push('Url must be a valid absolute URL');
  const namesXero = document.url?.toLowerCase().includes('xero') === true;
  if (namesXero && world.switches.is('X-04', 'refused')) problems.push('Url must not contain xero');
  const { baseCurrency } = theOnly(world.tables.organisation);
  if (document.currencyCode !== baseCurrency) {
    problems.push(`Organisation is not subscribed to currency ${document.currencyCode}`);
  }
  return problems;
}

/** What stops a document from being approved. */
export function approvalProblems(world: World, kind: DocumentKind, document: LedgerDocument): string[] {
  const problems: string[] = [];
  if (kind.collection === 'Invoices' && document.dueDate === null) {
    problems.push('The document cannot be approved without a due date. DueDate must be specified.');
  }
  const { approvalLimit }: Organisation = theOnly(world.tables.organisation);
  if (approvalLimit === null) return problems;
  const approved = world.tables.documents
    .all()
    .filter(
      (other) =>
        other.id !== document.id && isOfKind(other, kind) && ['AUTHORISED', 'PAID'].includes(other.status),
    );
  if (approved.length >= approvalLimit)
    problems.push('You have reached the limit of invoices you can approve');
  return problems;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

function words(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat('en-NZ', { timeZone: 'UTC', dateStyle: 'long' }).format(at);
}

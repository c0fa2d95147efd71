import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { isGone, isOfKind } from './document-kind.ts';
import type { DocumentKind } from './document-kind.ts';
import type { DocumentStatus, LedgerDocument, Organisation } from './records.ts';
import { finding } from './rule-text.ts';
import type { Finding } from './rule-text.ts';

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
export function statusProblem(before: LedgerDocument, to: DocumentStatus): Finding | null {
  const paid = Number(before.amountPaid) !== 0 || Number(before.amountCredited) !== 0;
  if (to === 'VOIDED' && paid) {
    return finding('paid-not-voidable', {});
  }
  const allowed = before.status === to ? !isGone(before) : moves[before.status].includes(to);
  return allowed ? null : finding('not-modifiable', {});
}

/** What is wrong with the date of a document that is created or changed. Source: xero-contract §6.1. */
export function lockProblems(world: World, date: string): Finding[] {
  const organisation = theOnly(world.tables.organisation);
  const { endOfYearLockDate, periodLockDate, connectingRole } = organisation;
  if (endOfYearLockDate !== null && date <= endOfYearLockDate) {
    return [finding('year-locked', { day: words(endOfYearLockDate) })];
  }
  if (periodLockDate !== null && date <= periodLockDate && connectingRole !== 'ADVISER') {
    return [finding('period-locked', { day: words(periodLockDate) })];
  }
  return [];
}

/** What is wrong with a number. Only those of sales documents are unique. */
export function numberProblems(world: World, kind: DocumentKind, document: LedgerDocument): Finding[] {
  const problems: Finding[] = [];
  if (document.number.length > 255) problems.push(finding('number-long', { field: kind.numberField }));
  if (!/^[\u0020-\u007e]*$/.test(document.number))
    problems.push(finding('number-not-ascii', { field: kind.numberField }));
  if (document.type !== kind.sales || document.number === '') return problems;
  const reserved = world.switches.is('X-02', 'reserved');
  const taken = world.tables.documents
    .by('number', document.number)
    .some((other) => other.id !== document.id && other.type === kind.sales && (reserved || !isGone(other)));
  if (taken) problems.push(finding(kind.numberTaken, {}));
  return problems;
}

/** What is wrong with the link, reference and currency of a document. */
export function detailProblems(world: World, document: LedgerDocument): Finding[] {
  const problems: Finding[] = [];
  if (document.reference.length > 255) problems.push(finding('reference-long', {}));
  if (document.url !== null && !isWebAddress(document.url)) problems.push(finding('url-not-absolute', {}));
  const namesXero = document.url?.toLowerCase().includes('xero') === true;
  if (namesXero && world.switches.is('X-04', 'refused')) problems.push(finding('url-names-xero', {}));
  const { baseCurrency } = theOnly(world.tables.organisation);
  if (document.currencyCode !== baseCurrency) {
    problems.push(finding('currency-not-enabled', { currency: document.currencyCode }));
  }
  return problems;
}

/** What stops a document from being approved. */
export function approvalProblems(world: World, kind: DocumentKind, document: LedgerDocument): Finding[] {
  const problems: Finding[] = [];
  if (kind.collection === 'Invoices' && document.dueDate === null) {
    problems.push(finding('due-date-missing', {}));
  }
  const { approvalLimit }: Organisation = theOnly(world.tables.organisation);
  if (approvalLimit === null) return problems;
  const approved = world.tables.documents
    .all()
    .filter(
      (other) =>
        other.id !== document.id && isOfKind(other, kind) && ['AUTHORISED', 'PAID'].includes(other.status),
    );
  if (approved.length >= approvalLimit) problems.push(finding('approval-limit', {}));
  return problems;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

function words(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat('en-NZ', { timeZone: 'UTC', dateStyle: 'long' }).format(at);
}

import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { isGone } from '../xero/document-kind.ts';
import type { LedgerDocument } from '../xero/records.ts';
import { stateOf } from '../xpm/look-up.ts';
import type { Job } from '../xpm/records.ts';
import { daysOf, isInWindow, windowDays } from './age.ts';
import { findClient } from './find-client.ts';
import type { FoundClient } from './find-client.ts';
import { matchJob } from './match-job.ts';
import type { JobMatch, Near } from './match-job.ts';
import type { NightCheck } from './records.ts';

/** What the night knows of one invoice before it acts. */
export interface Judgement {
  /** Checks it fails, each with the reason as the end of a sentence. */
  readonly failed: ReadonlyMap<NightCheck, string>;
  readonly contactName: string;
  readonly found: FoundClient | null;
  /** Null while the client is not known. */
  readonly match: JobMatch | null;
}

/** Judges a sales invoice of Xero by every rule of the night that closes `day`. */
export function judge(world: World, invoice: LedgerDocument, day: string): Judgement {
  const failed = new Map<NightCheck, string>();
  const contactName = world.tables.xeroContacts.get(invoice.contactId)?.name ?? '';
  const note = (check: NightCheck, why: string | null): void => {
    if (why !== null) failed.set(check, why);
  };
  note('import_on', importWhy(world));
  note('status', statusWhy(invoice));
  note('age', ageWhy(world, invoice, day));
  note('lock_date', lockWhy(world, invoice));
  note('not_in_xpm', presentWhy(world, invoice));
  note('number_unique', numberWhy(world, invoice));
  const found = findClient(world, { contactId: invoice.contactId, name: contactName });
  if (!found) {
    failed.set('client_name', `no client in XPM is called exactly "${contactName}"`);
    return { failed, contactName, found, match: null };
  }
  note('not_diverted', divertedWhy(world, found));
  const match = matchJob(world, found.client, invoice.reference);
  const miss = missOf(world, invoice.reference, match);
  if (miss) failed.set(miss[0], miss[1]);
  return { failed, contactName, found, match };
}

function importWhy(world: World): string | null {
  const { invoiceImport } = theOnly(world.tables.practice);
  return invoiceImport ? null : 'the import of Xero invoices is switched off in XPM';
}

function statusWhy({ status }: LedgerDocument): string | null {
  if (status === 'AUTHORISED' || status === 'PAID') return null;
  return `it is ${status} in Xero, and only approved and paid invoices are imported`;
}

function ageWhy(world: World, invoice: LedgerDocument, day: string): string | null {
  if (isInWindow(world, invoice, day)) return null;
  const { createdOn, editedOn } = daysOf(world, invoice);
  const edited = editedOn === null ? 'never edited since' : `last edited on ${editedOn}`;
  return `it was made on ${createdOn} and ${edited}, so it is outside the ${windowDays} days`;
}

function lockWhy(world: World, { date }: LedgerDocument): string | null {
  const { lockDate } = theOnly(world.tables.practice);
  if (lockDate === null) return null;
  const locked = world.switches.is('N-08', 'refused') ? date <= lockDate : date < lockDate;
  return locked ? `its date ${date} falls within the period locked up to ${lockDate}` : null;
}

function presentWhy(world: World, invoice: LedgerDocument): string | null {
  const [copy] = world.tables.practiceInvoices.by('xeroInvoice', invoice.id);
  if (!copy) return null;
  const job = copy.jobUuid === null ? undefined : world.tables.jobs.get(copy.jobUuid);
  const client = world.tables.clients.get(copy.clientUuid)?.name ?? '';
  const place = job ? `on job ${job.number}` : `as a miscellaneous invoice of ${client}`;
  return `XPM holds it already, ${place}`;
}

function numberWhy(world: World, invoice: LedgerDocument): string | null {
  const inXpm = world.tables.practiceInvoices
    .by('number', invoice.number)
    .some((row) => row.xeroInvoiceId !== invoice.id);
  if (inXpm) return `XPM holds another invoice of the number ${invoice.number}`;
  const inXero = world.tables.documents
    .by('number', invoice.number)
    .some(
      (row) =>
        row.type === 'ACCREC' && row.id !== invoice.id && !isGone(row) && row.createdAt < invoice.createdAt,
    );
  return inXero ? `Xero holds an earlier invoice of the number ${invoice.number}` : null;
}

function divertedWhy(world: World, { client, billedThrough }: FoundClient): string | null {
  if (!billedThrough || world.switches.is('N-09', 'allocated-all-the-same')) return null;
  return `${client.name} is billed through ${billedThrough.name}`;
}

function missOf(world: World, reference: string, match: JobMatch): [NightCheck, string] | null {
  switch (match.kind) {
    case 'matched':
      return null;
    case 'state':
      return [
        'job_state',
        `job ${match.job.number} carries the reference "${reference}" but is ${stateOf(world, match.job).name}`,
      ];
    case 'other-client':
      return ['client_mapping', otherClientWhy(world, reference, match.job)];
    case 'twins':
      return ['reference', `${match.count} open jobs carry the reference "${reference}"`];
    case 'none':
      return ['reference', noneWhy(reference, match.near)];
  }
}

function otherClientWhy(world: World, reference: string, job: Job): string {
  const other = world.tables.clients.get(job.clientUuid);
  return `job ${job.number} carries the reference "${reference}" but belongs to another client, ${other?.name ?? ''} (${job.clientUuid})`;
}

function noneWhy(reference: string, near: Near | null): string {
  if (reference === '') return 'it has no reference';
  const why = `no job of the client carries the reference "${reference}"`;
  if (!near) return why;
  return `${why}; job ${near.job.number} has "${near.value}", which differs in blanks or capitals`;
}

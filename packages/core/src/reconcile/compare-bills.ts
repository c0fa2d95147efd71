import { formatDay } from '../clock/format-day.ts';
import { formatCents } from '../money/format-cents.ts';
import { sha256 } from '../outbox/sha256.ts';
import { type Acceptance, type Bucket, type Difference, withAcceptance } from './difference.ts';

/** A client bill that is in Xero, on its way there, or approved to go. Money whole cents. */
export type BillHere = {
  readonly clientBillId: string;
  readonly number: string;
  readonly clientName: string;
  readonly billDate: string;
  readonly reference: string;
  readonly totalCents: number;
  readonly currency: string;
  readonly isPosted: boolean;
  /** What became of posting it, for people. */
  readonly sentence: string;
  readonly xeroInvoiceId: string | null;
  /** When Xero last told us of it, in milliseconds. */
  readonly syncedAt: number | null;
  /** Our address in it. */
  readonly url: string;
};

/** A sales invoice in Xero, as the last sweep read it. */
export type BillThere = {
  readonly xeroInvoiceId: string;
  readonly number: string;
  readonly reference: string;
  readonly status: string;
  readonly contactName: string;
  readonly invoiceDate: string;
  readonly totalCents: number;
  readonly currency: string;
  readonly url: string;
  readonly seenAt: number;
};

export type BillDifference = Difference & {
  readonly clientBillId: string | null;
  readonly xeroInvoiceId: string | null;
  readonly number: string;
  readonly clientName: string;
  readonly billDate: string;
  readonly currency: string;
  readonly totalHereCents: number | null;
  readonly totalThereCents: number | null;
};

export type ComparedBills = {
  readonly here: readonly BillHere[];
  readonly there: readonly BillThere[];
  readonly accepted: ReadonlyMap<string, Acceptance>;
  /** When the last sweep of these days began, in milliseconds; null while there was none. */
  readonly sweptAt: number | null;
};

/**
 * Pairs client bills with the sales invoices this app made in Xero, by Xero's id, and says of each pair how it stands.
 * Nothing is pulled from Xero: what somebody changed there is told, and stays there.
 */
export function compareBills({ here, there, accepted, sweptAt }: ComparedBills): BillDifference[] {
  const byId = new Map(there.map((invoice) => [invoice.xeroInvoiceId, invoice]));
  const known = new Set(here.flatMap(({ xeroInvoiceId }) => xeroInvoiceId ?? []));
  const ours = here.map((bill) => {
    const record = bill.xeroInvoiceId === null ? undefined : byId.get(bill.xeroInvoiceId);
    const copies = there.filter(
      ({ url, status, xeroInvoiceId }) =>
        url === bill.url && isLive(status) && xeroInvoiceId !== bill.xeroInvoiceId,
    );
    return judgeOurs(bill, { record, copies, sweptAt });
  });
  const addresses = new Set(here.map(({ url }) => url));
  const theirs = there
    .filter(({ xeroInvoiceId, url, status }) => {
      return isLive(status) && !known.has(xeroInvoiceId) && !addresses.has(url);
    })
    .map(judgeTheirs);
  return [...ours, ...theirs].map((found) => withAcceptance(found, accepted));
}

type Judged = Omit<BillDifference, 'accepted'>;
type Found = {
  readonly record: BillThere | undefined;
  readonly copies: readonly BillThere[];
  readonly sweptAt: number | null;
};

function judgeOurs(bill: BillHere, found: Found): Judged {
  const { record, copies } = found;
  const fields = record ? differingFields(bill, record) : [];
  const verdict = verdictOf(bill, { ...found, fields });
  return {
    ...verdict,
    choices: verdict.bucket === 'equal' ? [] : ['accept'],
    fingerprint: sha256(
      JSON.stringify([
        bill.clientBillId,
        bill.totalCents,
        record ? contentOf(record) : null,
        copies.map((copy) => copy.xeroInvoiceId),
      ]),
    ),
    clientBillId: bill.clientBillId,
    xeroInvoiceId: bill.xeroInvoiceId,
    number: bill.number,
    clientName: bill.clientName,
    billDate: bill.billDate,
    currency: bill.currency,
    totalHereCents: bill.totalCents,
    totalThereCents: totalThere(bill, record, verdict),
    fields,
  };
}

/** What is voided comes to nothing. */
function totalThere(bill: BillHere, record: BillThere | undefined, { bucket }: Verdict): number | null {
  if (record) return isLive(record.status) ? record.totalCents : null;
  return bucket === 'equal' ? bill.totalCents : null;
}

type Verdict = { readonly bucket: Bucket; readonly sentence: string };

function verdictOf(
  bill: BillHere,
  { record, copies, sweptAt, fields }: Found & Pick<BillDifference, 'fields'>,
): Verdict {
  if (copies.length > 0) return copied(bill, copies);
  if (!bill.isPosted || bill.xeroInvoiceId === null) return missingThere(bill.sentence);
  if (record) return compared(bill, record, fields);
  const wasLooked = sweptAt !== null && sweptAt > (bill.syncedAt ?? 0);
  if (!wasLooked) return { bucket: 'equal', sentence: bill.sentence };
  return missingThere(`${bill.number} was not in Xero when it was last read.`);
}

function missingThere(sentence: string): Verdict {
  return { bucket: 'missing_there', sentence };
}

function copied({ number, xeroInvoiceId }: BillHere, copies: readonly BillThere[]): Verdict {
  const numbers = copies.map((copy) => copy.number).join(', ');
  const links = `${numbers} in Xero links back to ${number}`;
  return xeroInvoiceId === null
    ? {
        bucket: 'differs',
        sentence: `${links}, which counts as not posted here. Nothing is sent twice: its number is taken.`,
      }
    : { bucket: 'doubled', sentence: `${links} too. Void one of them in Xero.` };
}

function compared(bill: BillHere, { status }: BillThere, fields: BillDifference['fields']): Verdict {
  if (!isLive(status)) {
    const word = status === 'VOIDED' ? 'voided' : 'deleted';
    return missingThere(`${bill.number} was ${word} in Xero. Nothing changed here.`);
  }
  const [first] = fields;
  if (!first) return { bucket: 'equal', sentence: bill.sentence };
  return {
    bucket: 'differs',
    sentence: `${bill.number} was edited in Xero: ${first.field} ${first.here} is now ${first.there}. Nothing changed here.`,
  };
}

function differingFields(bill: BillHere, record: BillThere): BillDifference['fields'] {
  const pairs = [
    { field: 'number', here: bill.number, there: record.number },
    { field: 'total', here: money(bill.totalCents, bill), there: money(record.totalCents, bill) },
    { field: 'reference', here: bill.reference, there: record.reference },
    { field: 'date', here: formatDay(bill.billDate), there: formatDay(record.invoiceDate) },
  ];
  return pairs.filter(({ here, there }) => here !== there);
}

function money(cents: number, { currency }: Pick<BillHere, 'currency'>): string {
  return `${currency} ${formatCents(cents)}`;
}

/** What an explanation stands on: being read again, sent out or paid changes none of it. */
function contentOf(record: BillThere): readonly (string | number | boolean)[] {
  const { xeroInvoiceId, number, reference, status, contactName, invoiceDate, totalCents, currency } = record;
  return [xeroInvoiceId, number, reference, isLive(status), contactName, invoiceDate, totalCents, currency];
}

function isLive(status: string): boolean {
  return status !== 'VOIDED' && status !== 'DELETED';
}

function judgeTheirs(record: BillThere): Judged {
  return {
    fingerprint: sha256(JSON.stringify(contentOf(record))),
    bucket: 'missing_here',
    sentence: `${record.number} was made in Xero by this app, and no client bill here knows of it.`,
    choices: ['accept'],
    clientBillId: null,
    xeroInvoiceId: record.xeroInvoiceId,
    number: record.number,
    clientName: record.contactName,
    billDate: record.invoiceDate,
    currency: record.currency,
    totalHereCents: null,
    totalThereCents: record.totalCents,
    fields: [],
  };
}

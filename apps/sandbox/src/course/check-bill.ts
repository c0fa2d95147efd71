import type { SandboxState } from '../control/state.ts';
import { factOf, missing, passed } from './check.ts';
import type { Check, CourseFacts } from './check.ts';

type Invoice = SandboxState['xero']['invoices'][number];
type Job = SandboxState['xpm']['jobs'][number];
type Copy = SandboxState['xpm']['invoices'][number];

/** The bill of the course: its invoice in Xero, the job it is for, and XPM's copy, as far as they exist. */
export interface Bill {
  readonly invoice: Invoice;
  readonly job: Job;
  readonly copy: Copy | undefined;
}

/** Throughline posted an approved sales invoice whose reference is that of an open job of the same client. */
export const posted: Check = (facts) => {
  const { state, course } = facts;
  const mine = state.xero.invoices.filter(
    ({ id, type, createdByApp }) => type === 'ACCREC' && createdByApp !== null && !course.known.includes(id),
  );
  const [first] = mine;
  if (!first) return missing('Throughline has posted no client bill to Xero yet.');
  for (const invoice of mine) {
    const job = jobFor(state, invoice);
    if (!job || invoice.status !== 'AUTHORISED') continue;
    return passed(
      `${invoice.number} is AUTHORISED in Xero: ${invoice.total} for ${invoice.contactName}, reference ${invoice.reference}.`,
      { invoiceId: invoice.id, invoiceNumber: invoice.number, jobUuid: job.uuid, total: invoice.total },
    );
  }
  if (first.status !== 'AUTHORISED') return missing(`${first.number} is ${first.status} in Xero.`);
  const reference = first.reference === '' ? 'no reference' : `the reference ${first.reference}`;
  return missing(
    `${first.number} is in Xero with ${reference}, but no open job of ${first.contactName} carries it.`,
  );
};

/** Somebody changed the job's Client Order Number or the client's name by blanks only. */
export const spoiled: Check = (facts) => {
  const bill = billOf(facts);
  if (!bill) return missing('The client bill of this course is no longer in Xero.');
  const [job, invoice] = [bill.job, bill.invoice];
  const pairs: readonly (readonly [string, string])[] = [
    [job.clientOrderNumber, invoice.reference],
    [job.clientName, invoice.contactName],
  ];
  const pair = pairs.find(([left, right]) => left !== right && left.trim() === right.trim());
  if (!pair) return missing(`Job ${job.number} and ${invoice.number} still agree to the letter.`);
  return passed(`“${pair[0]}” in XPM and “${pair[1]}” in Xero look alike and are not equal.`);
};

/** A night came, and the invoice did not reach its job. */
export const strayed: Check = (facts) => {
  const bill = billOf(facts);
  if (!bill) return missing('The client bill of this course is no longer in Xero.');
  const { copy, job, invoice } = bill;
  if (!copy) return missing(`XPM has not imported ${invoice.number} yet: no night has been run since.`);
  if (copy.jobUuid === job.uuid) return missing(`${invoice.number} reached ${job.number} after all.`);
  return passed(
    `After the night ${invoice.number} is in XPM, but not on ${job.number}: ${placeOf(facts, copy)}.`,
    {
      strayUuid: copy.uuid,
    },
  );
};

/** The blanks are gone and so is the stray copy. */
export const mended: Check = (facts) => {
  const bill = billOf(facts);
  if (!bill) return missing('The client bill of this course is no longer in Xero.');
  const { copy, job, invoice } = bill;
  if (job.clientOrderNumber !== invoice.reference) {
    return missing(`The Client Order Number of ${job.number} and the reference still differ.`);
  }
  if (job.clientName !== invoice.contactName) return missing('The names of client and contact still differ.');
  if (copy && copy.jobUuid !== job.uuid)
    return missing(`XPM still holds the stray copy, ${placeOf(facts, copy)}.`);
  return passed(`${job.number} and ${invoice.number} agree again, and the stray copy is gone.`);
};

/** The invoice sits on its job. */
export const allocated: Check = (facts) => {
  const bill = billOf(facts);
  if (!bill) return missing('The client bill of this course is no longer in Xero.');
  const { copy, job, invoice } = bill;
  if (!copy) return missing(`XPM has not imported ${invoice.number} again yet.`);
  if (copy.jobUuid !== job.uuid) return missing(`${invoice.number} is ${placeOf(facts, copy)}.`);
  return passed(
    `${invoice.number} is on ${job.number} as −${invoice.subTotal} of work in progress, its net amount.`,
    { jobNumber: job.number, amount: `-${invoice.subTotal}`, copyUuid: copy.uuid },
  );
};

/** The bill that an earlier step saw; null when it or its job is gone. */
export function billOf(facts: CourseFacts): Bill | null {
  const { xero, xpm } = facts.state;
  const invoice = xero.invoices.find(({ id }) => id === factOf(facts, 'bill', 'invoiceId'));
  const job = xpm.jobs.find(({ uuid }) => uuid === factOf(facts, 'bill', 'jobUuid'));
  if (!invoice || !job) return null;
  return { invoice, job, copy: xpm.invoices.find(({ xeroInvoiceId }) => xeroInvoiceId === invoice.id) };
}

/** An open job that a bill can be written for so that it will match; undefined when there is none. */
export function exampleJob({ xpm, xero }: SandboxState): Job | undefined {
  const contacts = new Set(xero.contacts.filter(({ status }) => status === 'ACTIVE').map(({ name }) => name));
  return xpm.jobs.find(
    (job) => job.stateType === 'Standard' && job.clientOrderNumber !== '' && contacts.has(job.clientName),
  );
}

function jobFor({ xpm }: SandboxState, { reference, contactName }: Invoice): Job | undefined {
  return xpm.jobs.find(
    (job) =>
      reference !== '' &&
      job.clientOrderNumber === reference &&
      job.clientName === contactName &&
      !['Completed', 'Cancelled'].includes(job.stateType),
  );
}

function placeOf({ state }: CourseFacts, copy: Copy): string {
  const job = state.xpm.jobs.find(({ uuid }) => uuid === copy.jobUuid);
  const client = state.xpm.clients.find(({ uuid }) => uuid === copy.clientUuid)?.name ?? 'a client';
  return job ? `on ${job.number} · ${job.name}` : `a miscellaneous invoice of ${client}`;
}

import { actNames } from '../control/people.ts';
import { allocated, billOf, mended, posted, spoiled, strayed } from './check-bill.ts';
import type { CourseFacts } from './check.ts';
import type { Help, Step } from './step.ts';

const night: Help = { label: 'Run the night', verb: 'night', fields: {} };

/** The second half: a client bill goes to Xero, goes astray overnight, is mended, and reaches its job. */
export const billSteps: readonly Step[] = [
  {
    id: 'bill',
    title: 'Post a client bill',
    todo: [
      'As accounts: map the ledger account Fees to 200 under Ledger mapping, if that is not done yet.',
      'Write a client bill. Its reference must be the Client Order Number of an open job of that client.',
      'Approve it, look at the dry run, and post it.',
    ],
    see: 'The dry run shows the exact document. Xero holds one AUTHORISED sales invoice, equal to the cent.',
    place: { path: '/client-bills', label: 'Client bills' },
    check: posted,
  },
  {
    id: 'space',
    title: 'Let a colleague make a slip',
    todo: [
      'Let a colleague in XPM type a blank after the job’s Client Order Number. Nobody can see it there.',
    ],
    see: 'Under “XPM”, Jobs, the blank is marked here. In XPM itself it looks like nothing at all.',
    place: null,
    helps: (facts) => onJob(facts, 'Type a blank after it', (reference) => `${reference} `),
    check: spoiled,
  },
  {
    id: 'stray',
    title: 'Wait for the night',
    todo: ['Run XPM’s overnight import. It matches the invoice to a job to the letter.'],
    see: 'The invoice is imported, but goes astray. XPM tells nobody: “Clock & night” here says why.',
    place: null,
    helps: () => [night],
    check: strayed,
  },
  {
    id: 'mend',
    title: 'Find it and mend it',
    todo: [
      'Compare the job’s Client Order Number with the reference of the invoice, and take the blank away.',
      'Delete the stray copy in XPM. Delete, never cancel: cancelling voids the invoice in Xero as well.',
    ],
    see: 'Both sides agree to the letter, and XPM holds no copy of the invoice, so that it can come in again.',
    place: null,
    helps: (facts) => [
      ...onJob(facts, 'Take the blank away', (reference) => reference),
      ...deleteStray(facts),
    ],
    check: mended,
  },
  {
    id: 'allocate',
    title: 'See it allocated',
    todo: ['Run the night once more.'],
    see: 'The invoice sits on its job, as a credit of its net amount against the work in progress.',
    place: null,
    helps: () => [night],
    check: allocated,
  },
];

function onJob(facts: CourseFacts, label: string, change: (reference: string) => string): Help[] {
  const bill = billOf(facts);
  if (!bill) return [];
  const clientOrderNumber = change(bill.invoice.reference);
  return [
    { label, verb: 'people', fields: { act: 'edit-job', jobNumber: bill.job.number, clientOrderNumber } },
  ];
}

function deleteStray(facts: CourseFacts): Help[] {
  const copy = billOf(facts)?.copy;
  if (!copy || !actNames().includes('delete-xpm-invoice')) return [];
  const fields = { act: 'delete-xpm-invoice', invoiceNumber: copy.number };
  return [{ label: 'Delete the stray copy in XPM', verb: 'people', fields }];
}

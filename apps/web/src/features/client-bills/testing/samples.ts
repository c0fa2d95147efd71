import type { Bill, BillProblem, DryRun } from '../bill-types.ts';

/** An approved client bill nothing speaks against. */
export const approvedBill: Bill = {
  id: 'b',
  number: 'HL-0412',
  clientId: 'c',
  clientName: 'Kōwhai Holdings Ltd',
  billDate: '2026-11-18',
  dueDate: '2026-12-20',
  reference: 'CLI-1681',
  lineAmountTypes: 'Exclusive',
  currency: 'NZD',
  lines: [],
  subtotalCents: 375_000,
  taxCents: 56_250,
  totalCents: 431_250,
  state: 'approved',
  approvedBy: 's',
  approvedByName: 'Priya Nair',
  approvedAt: '2026-11-17T21:31:00Z',
  frozenHash: null,
  groups: null,
  delivery: null,
  problems: [],
};

/** The dry run of that client bill: everything passed. */
export const dryRun: DryRun = {
  clientBillId: 'b',
  number: 'HL-0412',
  clientId: 'c',
  clientName: 'Kōwhai Holdings Ltd',
  state: 'approved',
  currency: 'NZD',
  subtotalCents: 375_000,
  taxCents: 56_250,
  totalCents: 431_250,
  ready: true,
  payload: null,
  hash: null,
  frozenHash: null,
  groups: [],
  problems: [],
  remarks: [],
  checks: [],
  checkCount: 12,
  candidates: [],
  calls: 1,
  forecast: { outcome: 'unknown', sentence: 'Not forecast yet.' },
};

export function problem(code: BillProblem['code'], blocking = true): BillProblem {
  return { code, blocking, sentence: `What is so: ${code}.`, fix: 'Do it', subjectId: null };
}

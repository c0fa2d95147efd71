import type { BillRecord } from './load-bills.ts';

type Audited = Pick<
  BillRecord['bill'],
  | 'number'
  | 'clientId'
  | 'billDate'
  | 'dueDate'
  | 'reference'
  | 'lineAmountTypes'
  | 'state'
  | 'subtotalCents'
  | 'taxCents'
  | 'totalCents'
  | 'frozenHash'
>;

/** The fields of a client bill that history keeps. */
export function auditedBill(bill: Audited) {
  const { number, clientId, billDate, dueDate, reference, lineAmountTypes, state, frozenHash } = bill;
  const { subtotalCents, taxCents, totalCents } = bill;
  return {
    number,
    clientId,
    billDate,
    dueDate,
    reference,
    lineAmountTypes,
    state,
    frozenHash,
    subtotalCents,
    taxCents,
    totalCents,
  };
}

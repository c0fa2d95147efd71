import type { ClientBillLookName } from '../../components/state-looks.ts';
import type { Bill } from './bill-types.ts';

type Facts = Pick<Bill, 'state' | 'delivery' | 'problems'>;

export const tabs = ['draft', 'ready', 'waits', 'xero', 'all'] as const;
export type BillTab = (typeof tabs)[number];

/** How a client bill stands, by what is known here; nobody outside was asked. */
export function billLookName({ state, delivery, problems }: Facts): ClientBillLookName {
  const stopped = delivery?.state;
  switch (state) {
    case 'draft':
      return 'draft';
    case 'approved':
      if (stopped === 'refused') return 'refused';
      if (stopped === 'blocked') return 'needs_you';
      return readyLook(problems);
    case 'posting':
      return underWayLook(delivery);
    case 'posted':
      return stopped === 'blocked' ? 'posted_differs' : 'posted';
  }
}

/** One sentence for the state: the delivery's, else what waits, else what is so. */
export function billSentence(bill: Facts & Pick<Bill, 'approvedByName'>): string {
  const { state, delivery, problems, approvedByName } = bill;
  if (delivery && state !== 'draft') return delivery.sentence;
  const [first] = problems;
  if (first && state !== 'draft') return first.sentence;
  if (state === 'draft') return 'Not approved. Nothing leaves until it is.';
  return `Frozen by ${approvedByName ?? 'somebody who left'}. Nothing leaves before it is posted.`;
}

export function isInTab(bill: Facts, tab: BillTab): boolean {
  return tab === 'all' || tabOf(bill) === tab;
}

/** How many client bills each tab holds. */
export function tabCounts(bills: readonly Facts[]): Readonly<Record<BillTab, number>> {
  const counts = { draft: 0, ready: 0, waits: 0, xero: 0, all: bills.length };
  for (const bill of bills) counts[tabOf(bill)] += 1;
  return counts;
}

function tabOf(bill: Facts): Exclude<BillTab, 'all'> {
  if (bill.state === 'draft') return 'draft';
  if (bill.state === 'posted') return 'xero';
  return ['waits', 'refused', 'needs_you'].includes(billLookName(bill)) ? 'waits' : 'ready';
}

function readyLook(problems: Facts['problems']): ClientBillLookName {
  if (problems.some((problem) => problem.blocking)) return 'waits';
  return problems.length > 0 ? 'remark' : 'ready';
}

function underWayLook(delivery: Facts['delivery']): ClientBillLookName {
  const state = delivery?.state;
  if (delivery?.looksFirst) return 'uncertain';
  if (state === 'sending') return 'posting';
  if (state === 'uncertain') return 'uncertain';
  if (state === 'refused') return 'refused';
  return state === 'blocked' ? 'needs_you' : 'queued';
}

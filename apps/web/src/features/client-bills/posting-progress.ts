import type { Bill } from './bill-types.ts';

export type PostingProgress = {
  /** Client bills that were posted, wherever they are now. */
  readonly total: number;
  readonly totalCents: number;
  readonly arrived: number;
  readonly arrivedCents: number;
  /** In Xero, but not as they were sent. */
  readonly differing: number;
  readonly underWay: number;
  /** Of those under way, looked for in Xero before they are sent. */
  readonly looking: number;
  /** Of those under way, sent without an answer, or looked for already. */
  readonly checking: number;
  /** Refused, or set aside for somebody. */
  readonly stopped: readonly Bill[];
};

/** How far the posting of these client bills is, from their states alone; null when none was posted. */
export function postingProgress(bills: readonly Bill[]): PostingProgress | null {
  const posted = bills.filter(({ state, delivery }) => state !== 'draft' && delivery !== null);
  const moved = bills.filter(({ state }) => state === 'posting' || state === 'posted');
  if (moved.length === 0) return null;
  const all = [...new Set([...posted, ...moved])];
  const arrived = all.filter(({ state }) => state === 'posted');
  const underWay = all.filter(({ state }) => state === 'posting');
  return {
    total: all.length,
    totalCents: sum(all),
    arrived: arrived.length,
    arrivedCents: sum(arrived),
    differing: arrived.filter(({ delivery }) => delivery?.state === 'blocked').length,
    underWay: underWay.length,
    looking: underWay.filter(({ delivery }) => delivery?.looksFirst).length,
    checking: underWay.filter(({ delivery }) => delivery?.state === 'uncertain').length,
    stopped: all.filter(({ state }) => state === 'approved'),
  };
}

function sum(bills: readonly Bill[]): number {
  return bills.reduce((total, { totalCents }) => total + totalCents, 0);
}

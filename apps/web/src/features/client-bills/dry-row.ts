import type { ClientBillLookName } from '../../components/state-looks.ts';
import { billLookName, billSentence } from './bill-look.ts';
import type { Bill, BillProblem, DryRun } from './bill-types.ts';
import { isMappingProblem } from './problem-kinds.ts';

/** One client bill of the dry run: what it is now, and what the last check said. */
export type DryRow = {
  readonly bill: Bill;
  /** Null until it was checked. */
  readonly dry: DryRun | null;
  /** When the check was answered, in milliseconds; 0 before. */
  readonly checkedAtMs: number;
};

export type DryRowState = {
  /** Null while nobody has checked it yet. */
  readonly look: ClientBillLookName | null;
  /** One line below the name: why it waits, or its number alone. */
  readonly sentence: string | null;
  /** Posting now would send it. */
  readonly isReady: boolean;
};

/**
 * How a client bill stands in the dry run. What became of it in Xero wins over an older check, a newer check over
 * what stopped it before.
 */
export function dryRowState(row: DryRow): DryRowState {
  const { bill, dry } = row;
  if (isTold(row)) return { look: billLookName(bill), sentence: billSentence(bill), isReady: false };
  return dry === null ? unchecked : checkedState(bill, dry);
}

const unchecked: DryRowState = { look: null, sentence: null, isReady: false };

/** Whether the client bill's own state says more than the check. */
function isTold({ bill: { state, delivery }, checkedAtMs }: DryRow): boolean {
  if (state === 'posted' || state === 'posting') return true;
  return state === 'approved' && delivery !== null && Date.parse(delivery.at) >= checkedAtMs;
}

function checkedState({ state }: Bill, { problems, remarks, ready }: DryRun): DryRowState {
  const [problem] = problems;
  const [remark] = remarks;
  if (problem) return { look: 'waits', sentence: problem.sentence, isReady: false };
  if (state === 'draft')
    return { look: 'draft', sentence: 'Not approved. Nothing leaves until it is.', isReady: false };
  return { look: remark ? 'remark' : 'ready', sentence: remark?.sentence ?? null, isReady: ready };
}

/** Whether a row is a problem a person can do something about; `.` goes there. */
export function isProblem(row: DryRow): boolean {
  const { look } = dryRowState(row);
  return look !== null && ['waits', 'needs_you', 'refused', 'draft', 'posted_differs'].includes(look);
}

/** The problem after this row, around the end of the list; null when there is none. */
export function nextProblem(rows: readonly DryRow[], fromId: string | null): string | null {
  const start = rows.findIndex(({ bill }) => bill.id === fromId) + 1;
  const around = [...rows.slice(start), ...rows.slice(0, start)];
  return around.find(isProblem)?.bill.id ?? null;
}

export type DrySummary = {
  readonly readyIds: readonly string[];
  readonly readyCents: number;
  readonly waiting: readonly DryRow[];
  /** Xero cannot be asked, so nothing is proved. */
  readonly isDisconnected: boolean;
};

export function summarise(rows: readonly DryRow[]): DrySummary {
  const ready = rows.filter((row) => dryRowState(row).isReady);
  return {
    readyIds: ready.map(({ bill }) => bill.id),
    readyCents: ready.reduce((sum, { bill }) => sum + bill.totalCents, 0),
    waiting: rows.filter(isProblem),
    isDisconnected: rows.some(
      ({ dry }) => dry?.problems.some(({ code }) => code === 'ledger_disconnected') === true,
    ),
  };
}

/** Why a client bill waits, in the whole sentence. */
export function reasonOf(row: DryRow): string {
  return dryRowState(row).sentence ?? '';
}

/** A sentence up to its first point, without it, for places with one line. */
export function firstClause(sentence: string): string {
  return (sentence.split('. ')[0] ?? sentence).replace(/\.$/, '');
}

/** What is wrong with the mapping of a client bill's accounts; null when that is fine or it is on its way. */
export function mappingProblemOf({ bill, dry }: DryRow): BillProblem | null {
  if (bill.state === 'posting' || bill.state === 'posted') return null;
  return dry?.problems.find(({ code }) => isMappingProblem(code)) ?? null;
}

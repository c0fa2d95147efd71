import { clockTimeOf } from '../clock/clock-time.ts';
import type { ReceiptLine } from '../outbox/receipt.ts';
import type { ClientBillView } from './view-client-bill.ts';

export type BillStepName = 'draft' | 'approved' | 'dry_run' | 'sent' | 'answered' | 'read_back';

export type BillStep = {
  readonly name: BillStepName;
  /** `failed`: here it waits for somebody. `waiting`: by itself. `open`: not reached yet. */
  readonly state: 'done' | 'failed' | 'waiting' | 'open';
  readonly sentence: string;
};

export type TracedBill = {
  readonly bill: Pick<
    ClientBillView,
    'number' | 'lines' | 'state' | 'approvedAt' | 'approvedByName' | 'delivery' | 'problems'
  >;
  readonly receipt: readonly Pick<ReceiptLine, 'at' | 'event' | 'outcome'>[];
  readonly timeZone: string;
};

type Judged = Omit<BillStep, 'name'>;

/** The stations of a client bill on its way to Xero, in order. Everything after the first that is not done is open. */
export function traceBillSteps(traced: TracedBill): BillStep[] {
  let reached = true;
  return stations.map(([name, judge]) => {
    const step = reached ? judge(traced) : { state: 'open' as const, sentence: '' };
    reached &&= step.state === 'done';
    return { name, ...step };
  });
}

const stations: readonly (readonly [BillStepName, (traced: TracedBill) => Judged])[] = [
  ['draft', judgeDraft],
  ['approved', judgeApproved],
  ['dry_run', judgeDryRun],
  ['sent', judgeSent],
  ['answered', judgeAnswered],
  ['read_back', judgeReadBack],
];

const done = (sentence: string): Judged => ({ state: 'done', sentence });
const waiting = (sentence: string): Judged => ({ state: 'waiting', sentence });
const failed = (sentence: string): Judged => ({ state: 'failed', sentence });

function judgeDraft({ bill: { number, lines } }: TracedBill): Judged {
  return done(`${number}, ${lines.length === 1 ? '1 line' : `${lines.length} lines`}.`);
}

function judgeApproved({ bill: { state, approvedAt, approvedByName }, timeZone }: TracedBill): Judged {
  if (state === 'draft' || approvedAt === null) return waiting('Not approved. Nothing leaves until it is.');
  const at = clockTimeOf(new Date(approvedAt), timeZone);
  return done(`Frozen ${approvedByName === null ? '' : `by ${approvedByName} `}at ${at}.`);
}

/** What is known here; the dry run asks Xero for the rest. */
function judgeDryRun({ bill: { problems, delivery } }: TracedBill): Judged {
  if (delivery !== null && delivery.state !== 'unlinked') return done('Checked before it was posted.');
  const problem = problems.find(({ blocking }) => blocking);
  if (problem) return failed(problem.sentence);
  return done('Nothing known here speaks against it.');
}

function judgeSent({ bill: { delivery }, receipt, timeZone }: TracedBill): Judged {
  if (delivery === null) return waiting('Not posted yet.');
  if (delivery.looksFirst) return waiting(delivery.sentence);
  const sent = receipt.findLast(({ event }) => event === 'intent');
  if (sent) return done(`Sent at ${clockTimeOf(new Date(sent.at), timeZone)}.`);
  return needsPerson(delivery.state) ? failed(delivery.sentence) : waiting(delivery.sentence);
}

function judgeAnswered({ bill: { delivery } }: TracedBill): Judged {
  if (delivery?.xeroInvoiceId != null) return done('Xero took it.');
  const sentence = delivery?.sentence ?? '';
  return needsPerson(delivery?.state ?? null) ? failed(sentence) : waiting(sentence);
}

function judgeReadBack({ bill: { delivery }, receipt, timeZone }: TracedBill): Judged {
  const sentence = delivery?.sentence ?? '';
  if (needsPerson(delivery?.state ?? null)) return failed(sentence);
  const looked = receipt.findLast(({ event }) => event === 'read_back');
  if (!looked) return done(sentence);
  const at = clockTimeOf(new Date(looked.at), timeZone);
  return looked.outcome === 'equal'
    ? done(`${sentence} Read back at ${at}, equal.`)
    : failed(
        `Read back at ${at}: ${looked.outcome === 'gone' ? 'it is in Xero no more' : 'it was changed in Xero'}.`,
      );
}

function needsPerson(state: string | null): boolean {
  return state === 'refused' || state === 'blocked';
}

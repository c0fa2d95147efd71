import { asSystem } from '@throughline/core/as-system';
import type { OutboxMessage } from '@throughline/core/outbox/record-row';
import { chainProblem, unsealedLines } from '@throughline/core/reconcile/judge-chain';
import { receiptProblem } from '@throughline/core/reconcile/judge-receipt';
import { loadBelievedBills, loadDays } from '@throughline/core/reconcile/load-believed';
import { type LoadedReceipt, loadReceipts, stillSame } from '@throughline/core/reconcile/load-receipts';

import { readProblem } from '../remote/problem-sentence.ts';
import type { RefreshDeps } from '../remote/refresh-mirror.ts';
import { backgroundUse } from '../remote/remotes.ts';
import { compareBills } from './compare-bills.ts';
import { compareTimes, type Verdict } from './compare-times.ts';
import type { ReceiptFinding, ReceiptReport } from './receipt-report.ts';

type InSystem = <T>(work: Parameters<typeof asSystem<T>>[2]) => Promise<T>;
type Side = { readonly name: 'XPM' | 'Xero'; readonly messages: readonly OutboxMessage[] };
type Compared = {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly calls: number;
  readonly problem: string | null;
};

/**
 * Re-checks every receipt of a practice: that it is whole, and that XPM and Xero still hold what it says was answered.
 * Reads only, through the gate as everybody; changes nothing on either side.
 */
export async function verifyReceipts(deps: RefreshDeps, practiceId: string): Promise<ReceiptReport> {
  const { db, settings, now } = deps;
  const inSystem: InSystem = (work) =>
    asSystem(db, { practiceId, verb: 'receipts.verify', now: now(), settings }, work);
  const receipts = await loadAll(inSystem);
  const broken = receipts.flatMap((receipt) => {
    const sentence = chainProblem(receipt, settings.receiptKeys) ?? receiptProblem(receipt);
    return sentence === null ? [] : [{ message: receipt.message, sentence }];
  });
  const believed = receipts
    .map(({ message }) => message)
    .filter(({ op, remoteId }) => op === null && remoteId !== null);
  const time = believed.filter(({ kind }) => kind === 'time_entry.push');
  const bills = believed.filter(({ kind }) => kind === 'client_bill.push');
  const sides = [
    await compareTimeSide({ deps, practiceId, inSystem }, { name: 'XPM', messages: time }),
    await compareBillSide({ deps, practiceId, inSystem }, { name: 'Xero', messages: bills }),
  ];
  const verdicts = new Map(sides.flatMap((side) => [...side.verdicts]));
  const suspicious = believed.filter(({ id }) => verdicts.get(id));
  const same = await inSystem((ctx) => stillSame(ctx, suspicious));
  const brokenIds = new Set(broken.map(({ message }) => message.id));
  const isSound = ({ id }: OutboxMessage) => !brokenIds.has(id);
  const of = (kind: 'differing' | 'missing') =>
    suspicious.flatMap((message) => {
      const verdict = verdicts.get(message.id);
      return same.has(message.id) && verdict?.kind === kind ? [toFinding(message, verdict.sentence)] : [];
    });
  return {
    checked: receipts.length,
    equal: believed.filter((message) => verdicts.get(message.id) === null && isSound(message)).length,
    unsettled: receipts.length - believed.length + suspicious.length - same.size,
    differing: of('differing'),
    missing: of('missing'),
    broken: broken.map(({ message, sentence }) => toFinding(message, sentence)),
    unsealed: receipts.reduce((sum, receipt) => sum + unsealedLines(receipt), 0),
    notCompared: sides.flatMap(({ problem }) => problem ?? []),
    calls: sides.reduce((sum, { calls }) => sum + calls, 0),
  };
}

async function loadAll(inSystem: InSystem): Promise<LoadedReceipt[]> {
  const receipts: LoadedReceipt[] = [];
  for (;;) {
    const after = receipts.at(-1)?.message.id ?? null;
    const page = await inSystem((ctx) => loadReceipts(ctx, after));
    if (page.length === 0) return receipts;
    receipts.push(...page);
  }
}

type Around = { readonly deps: RefreshDeps; readonly practiceId: string; readonly inSystem: InSystem };

async function compareTimeSide({ deps, practiceId, inSystem }: Around, side: Side): Promise<Compared> {
  const days = await inSystem((ctx) => loadDays(ctx, side.messages));
  return compareSide(side, async () => {
    const remote = await deps.remotes.xpm(practiceId, backgroundUse);
    return { calls: () => remote.calls(), verdicts: () => compareTimes(remote, side.messages, days) };
  });
}

async function compareBillSide({ deps, practiceId, inSystem }: Around, side: Side): Promise<Compared> {
  const bills = await inSystem((ctx) => loadBelievedBills(ctx, side.messages));
  return compareSide(side, async () => {
    const remote = await deps.remotes.ledger(practiceId, backgroundUse);
    return { calls: () => remote.calls(), verdicts: () => compareBills(remote, bills) };
  });
}

type Opened = { calls(): number; verdicts(): Promise<ReadonlyMap<string, Verdict>> };

/** A side with nothing to compare needs no connection. */
async function compareSide({ name, messages }: Side, open: () => Promise<Opened>): Promise<Compared> {
  if (messages.length === 0) return { verdicts: new Map(), calls: 0, problem: null };
  let opened: Opened | null = null;
  try {
    opened = await open();
    return { verdicts: await opened.verdicts(), calls: opened.calls(), problem: null };
  } catch (error) {
    const calls = opened?.calls() ?? 0;
    const { sentence, isBug } = readProblem(error, calls);
    if (isBug) throw error;
    const problem = `${messages.length} receipts were not compared with ${name}: ${sentence}`;
    return { verdicts: new Map(), calls, problem };
  }
}

function toFinding({ kind, subjectId, remoteId }: OutboxMessage, sentence: string): ReceiptFinding {
  return { kind: kind === 'time_entry.push' ? 'time_entry' : 'client_bill', subjectId, remoteId, sentence };
}

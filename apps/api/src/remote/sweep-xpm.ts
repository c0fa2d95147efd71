import { judgeSweep } from '@throughline/core/reconcile/judge-sweep';
import { loadKnownTimes } from '@throughline/core/reconcile/load-known-times';
import { keepTimes, saveTimes } from '@throughline/core/reconcile/save-times';
import { sweptTime, type SweptTime } from '@throughline/core/reconcile/swept-time';
import { tellMessage } from '@throughline/core/reconcile/tell-message';
import { wasGivenUp } from '@throughline/core/reconcile/was-given-up';
import type { Seen } from '@throughline/core/sync/inputs';
import type { XpmClient, XpmTime } from '@throughline/xpm-client';

import { toRemoteTime } from '../deliveries/time-outcome.ts';
import { findTime } from './find-time.ts';
import type { Remote } from './remotes.ts';
import { runSweep, type Sweep, type SweepDeps, type SweepRun, type Swept } from './run-sweep.ts';

/** Asked for one by one before they count as gone; the next sweep goes on with the others. */
const usualAsks = 20;

/**
 * Compares what XPM holds of a stretch of days with ours, and keeps it: for the Reconcile screen, and as what was
 * there before anything newer is sent. Nothing is changed in XPM; what differs becomes a named state with a choice.
 */
export async function sweepXpm(deps: SweepDeps, practiceId: string, sweep: Sweep): Promise<Swept> {
  const { use, asksMax = usualAsks, ...days } = sweep;
  const remote = await deps.remotes.xpm(practiceId, use);
  return runSweep(deps, practiceId, {
    kind: 'xpm',
    days,
    remote,
    changes: 'delivery',
    compare: (run) => compare(run, asksMax),
  });
}

type Run = SweepRun<XpmClient>;
type Told = Pick<Parameters<typeof tellMessage>[1], 'messageId' | 'seen'>;

async function compare(run: Run, asksMax: number): Promise<Pick<Swept, 'seen' | 'findings' | 'toAsk'>> {
  const { deps, inSystem, remote, window } = run;
  const { from, to, startedAt } = window;
  const rows = await remote.read('GET time.api/list', (client) => client.time.list({ from, to }));
  const times = rows.map(toSwept);
  const judged = await inSystem(async (ctx) => {
    await saveTimes(ctx.tx, ctx.practice.id, { window, times });
    const listed = times.map(({ xpmTimeUuid }) => xpmTimeUuid);
    return judgeSweep(await loadKnownTimes(ctx, { from, to, listed }), { times, from, to });
  });
  const asked = await askOneByOne(run, judged.missing.slice(0, asksMax));
  const elsewhere = asked.flatMap(({ time }) => time ?? []);
  await inSystem((ctx) => keepTimes(ctx.tx, ctx.practice.id, { startedAt, times: elsewhere }));
  let findings = 0;
  for (const told of [...judged.seen, ...asked]) {
    const isNews = await inSystem((ctx) => tellMessage(ctx, { ...told, startedAt, timing: deps.timing }));
    findings += isNews ? 1 : 0;
    if (isNews) await warnOfLateEffect(run, told);
  }
  return { seen: times.length, findings, toAsk: judged.missing.length - asked.length };
}

/** Two of one entry after a send was given up: XPM did later what it was asked, against A1, or somebody copied it. */
async function warnOfLateEffect({ deps, inSystem }: Run, { messageId, seen }: Told): Promise<void> {
  if (seen.kind !== 'another') return;
  const isLate = await inSystem(({ tx, practice }) => wasGivenUp(tx, { practiceId: practice.id, messageId }));
  if (!isLate) return;
  const { remoteId } = seen;
  deps.logger.warn({ messageId, remoteId, assumption: 'A1' }, 'a record arrived after it was given up');
}

type Asked = {
  readonly messageId: string;
  readonly seen: Seen;
  /** Null when XPM has it no more. */
  readonly time: SweptTime | null;
};

/** A record that is not listed may stand on another day by now: it is asked for by its id. */
async function askOneByOne(
  { remote }: Run,
  missing: ReturnType<typeof judgeSweep>['missing'],
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const { messageId, remoteId } of missing) {
    asked.push({ messageId, ...(await askForTime(remote, remoteId)) });
  }
  return asked;
}

/** Reads one record by its id: how it stands, or that it is gone. One call. */
export async function askForTime(
  remote: Remote<XpmClient>,
  remoteId: string,
): Promise<Pick<Asked, 'seen' | 'time'>> {
  const found = await remote.read('GET time.api/get', (client) => findTime(client, remoteId));
  if (found === null) return { seen: { kind: 'gone', from: 'record' }, time: null };
  const time = toSwept(found);
  return { seen: { kind: 'there', remoteId, hash: time.hash, isInvoiced: time.isInvoiced }, time };
}

function toSwept(time: XpmTime): SweptTime {
  const { jobName, taskName, staffName, invoiceLine } = time;
  return sweptTime({ ...toRemoteTime(time), jobName, taskName, staffName, isInvoiced: invoiceLine !== null });
}

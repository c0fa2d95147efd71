import { asSystem } from '@throughline/core/as-system';
import type { ServiceContext } from '@throughline/core/context';
import { judgeSweep } from '@throughline/core/reconcile/judge-sweep';
import { loadKnownTimes } from '@throughline/core/reconcile/load-known-times';
import { keepTimes, saveTimes } from '@throughline/core/reconcile/save-times';
import { beginSweep, endSweep } from '@throughline/core/reconcile/sweeps';
import { sweptTime, type SweptTime } from '@throughline/core/reconcile/swept-time';
import { tellMessage } from '@throughline/core/reconcile/tell-message';
import { wasGivenUp } from '@throughline/core/reconcile/was-given-up';
import type { Seen } from '@throughline/core/sync/inputs';
import type { DeliveryTiming } from '@throughline/core/sync/timing';
import type { XpmClient, XpmTime } from '@throughline/xpm-client';

import { toRemoteTime } from '../deliveries/time-outcome.ts';
import { findTime } from './find-time.ts';
import { readProblem } from './problem-sentence.ts';
import type { RefreshDeps } from './refresh-mirror.ts';
import type { Remote, RemoteUse } from './remotes.ts';

export type SweepDeps = RefreshDeps & { readonly timing: DeliveryTiming };

export type Sweep = {
  /** Days, both included, at most 360 apart for one call. */
  readonly from: string;
  readonly to: string;
  readonly use: RemoteUse;
};

export type Swept = {
  readonly calls: number;
  readonly seen: number;
  /** How many entries of ours were found changed, gone or twice. */
  readonly findings: number;
  /** Why it could not be read; null when it was. */
  readonly problem: string | null;
};

/** Asked for one by one before they count as gone; the others wait for the next sweep. */
const asksMax = 20;

/**
 * Compares what XPM holds of a stretch of days with ours, and keeps it: for the Reconcile screen, and as what was
 * there before anything newer is sent. Nothing is changed in XPM; what differs becomes a named state with a choice.
 */
export async function sweepXpm(
  deps: SweepDeps,
  practiceId: string,
  { from, to, use }: Sweep,
): Promise<Swept> {
  const inSystem = <T>(work: (ctx: ServiceContext) => Promise<T>): Promise<T> =>
    asSystem(
      deps.db,
      { practiceId, verb: 'reconcile.sweep', now: deps.now(), settings: deps.settings },
      work,
    );
  const remote = await deps.remotes.xpm(practiceId, use);
  const { sweepId, startedAt } = await inSystem(({ tx }) =>
    beginSweep(tx, { practiceId, kind: 'xpm', from, to }),
  );
  const run = { deps, inSystem, remote, window: { from, to, startedAt } };
  const result = await compare(run).catch((error: unknown) => failed(error, remote.calls()));
  await inSystem(async (ctx) => {
    await endSweep(ctx.tx, { practiceId, sweepId }, result);
    ctx.announce('delivery');
  });
  return result;
}

type Run = {
  readonly deps: SweepDeps;
  readonly inSystem: <T>(work: (ctx: ServiceContext) => Promise<T>) => Promise<T>;
  readonly remote: Remote<XpmClient>;
  readonly window: { readonly from: string; readonly to: string; readonly startedAt: Date };
};

type Told = Pick<Parameters<typeof tellMessage>[1], 'messageId' | 'seen'>;

async function compare(run: Run): Promise<Swept> {
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
  return { calls: remote.calls(), seen: times.length, findings, problem: null };
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

function failed(error: unknown, calls: number): Swept {
  const { sentence, isBug } = readProblem(error, calls);
  if (isBug) throw error;
  return { calls, seen: 0, findings: 0, problem: sentence };
}

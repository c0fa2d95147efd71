import { asSystem } from '@throughline/core/as-system';
import { type Chore, claimChore, dueChores, endChore } from '@throughline/core/chores/claim-chore';
import { cleanUp } from '@throughline/core/chores/clean-up';
import { isPracticeInUse } from '@throughline/core/chores/is-practice-in-use';
import { msUntilHour } from '@throughline/core/clock/until-hour';
import type { ChoreKind } from '@throughline/core/db/schema/chores';
import { AppError } from '@throughline/core/errors';
import { runLinks } from '@throughline/core/link/run-links';
import { freshForMs } from '@throughline/core/mirror/freshness';
import { endLookFirst, lookFirstBefore, lookFirstDays } from '@throughline/core/reconcile/look-first';
import { nightlyWindow } from '@throughline/core/reconcile/sweep-window';

import { refreshMirror } from '../remote/refresh-mirror.ts';
import { backgroundUse } from '../remote/remotes.ts';
import type { Sweep, SweepDeps, Swept } from '../remote/run-sweep.ts';
import { sweepLedger } from '../remote/sweep-ledger.ts';
import { sweepXpm } from '../remote/sweep-xpm.ts';
import { type Loop, startLoop } from './run-loop.ts';

export type ChoreDeps = SweepDeps & {
  /** Refreshes consents long before Xero forgets them. */
  keepAlive(practiceId: string): Promise<void>;
};

const lookEveryMs = 1_000;
const leaseMs = 5 * 60_000;
const dayMs = 24 * 60 * 60_000;
const choresARound = 8;
const laterMs = 10 * 60_000;

/** Runs what practices need done in the background, each chore by exactly one worker. */
export function startChoreLoop(deps: ChoreDeps): Loop {
  return startLoop({
    round: async () => {
      const due = await dueChores(deps.db, choresARound);
      await Promise.all(due.map((chore) => runChore(deps, chore)));
      return lookEveryMs;
    },
    onError: (error) => deps.logger.error({ err: error }, 'chore round failed'),
  });
}

async function runChore(deps: ChoreDeps, chore: Chore): Promise<void> {
  if (!(await claimChore(deps.db, chore, leaseMs))) return;
  try {
    const againMs = await run[chore.kind](deps, chore.practiceId);
    await endChore(deps.db, chore, { problem: null, againMs });
  } catch (error) {
    // What a person has to mend, or XPM and Xero by themselves, is no defect; it is tried again.
    if (error instanceof AppError) {
      await endChore(deps.db, chore, { problem: error.userMessage, againMs: laterMs });
      return;
    }
    deps.logger.error({ err: error, ...chore }, 'a chore failed');
    await endChore(deps.db, chore, { problem: 'It failed; the log says why.', againMs: 60_000 });
  }
}

/** Does a chore. @returns when it should run again by itself; null: when asked */
type RunChore = (deps: ChoreDeps, practiceId: string) => Promise<number | null>;

const run: Readonly<Record<ChoreKind, RunChore>> = {
  link: async ({ db, settings, now }, practiceId) => {
    await asSystem(db, { practiceId, verb: 'link.run', now: now(), settings, kind: 'rule' }, (ctx) =>
      runLinks(ctx, {}),
    );
    return null;
  },
  mirror: async (deps, practiceId) => {
    await refreshMirror(deps, practiceId, { force: false, patient: true });
    const { db, settings, now } = deps;
    const inUse = await asSystem(
      db,
      { practiceId, verb: 'mirror.refresh', now: now(), settings },
      isPracticeInUse,
    );
    return inUse ? freshForMs : null;
  },
  keep_alive: async (deps, practiceId) => {
    await deps.keepAlive(practiceId);
    return dayMs;
  },
  sweep_xpm: (deps, practiceId) => sweepNightly(deps, practiceId, sweepXpm),
  sweep_ledger: (deps, practiceId) => sweepNightly(deps, practiceId, sweepLedger),
  clean_up: async ({ db, settings, now }, practiceId) => {
    await asSystem(db, { practiceId, verb: 'clean_up', now: now(), settings }, cleanUp);
    return dayMs;
  },
};

/** When both sides of most practices sleep. */
const sweepHour = 2;

/** Compares what is still likely to change, every night; a practice that is not connected has nothing to compare. */
async function sweepNightly(deps: ChoreDeps, practiceId: string, sweep: RunSweep): Promise<number> {
  const { db, settings, now } = deps;
  const call = { practiceId, verb: 'reconcile.sweep', now: now(), settings };
  const { timeZone, before, first } = await asSystem(db, call, async (ctx) => {
    const lookBefore = sweep === sweepXpm ? await lookFirstBefore(ctx) : null;
    const days = lookBefore && (await lookFirstDays(ctx, lookBefore));
    return { timeZone: ctx.practice.timeZone, before: lookBefore, first: days };
  });
  const windows = [...(first ? [first] : []), nightlyWindow(now(), timeZone)];
  for (const window of windows) await sweepOnce(deps, practiceId, { sweep, window });
  if (before) await asSystem(db, call, (ctx) => endLookFirst(ctx, before));
  return msUntilHour(now(), timeZone, sweepHour);
}

type RunSweep = (deps: SweepDeps, practiceId: string, window: Sweep) => Promise<Swept>;

async function sweepOnce(
  deps: ChoreDeps,
  practiceId: string,
  { sweep, window }: { readonly sweep: RunSweep; readonly window: Omit<Sweep, 'use'> },
): Promise<void> {
  const { problem } = await sweep(deps, practiceId, { ...window, use: backgroundUse });
  if (problem !== null) throw new AppError('precondition_failed', problem, { userMessage: problem });
}

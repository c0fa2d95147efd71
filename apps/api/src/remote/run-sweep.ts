import { asSystem } from '@throughline/core/as-system';
import type { ServiceContext } from '@throughline/core/context';
import type { SweepWindow } from '@throughline/core/reconcile/save-times';
import { beginSweep, endSweep } from '@throughline/core/reconcile/sweeps';
import type { DeliveryTiming } from '@throughline/core/sync/timing';

import { readProblem } from './problem-sentence.ts';
import type { RefreshDeps } from './refresh-mirror.ts';
import type { Remote, RemoteUse } from './remotes.ts';

export type SweepDeps = RefreshDeps & { readonly timing: DeliveryTiming };

export type Sweep = {
  /** Days, both included, at most 360 apart for one call. */
  readonly from: string;
  readonly to: string;
  readonly use: RemoteUse;
  /** How many that were not listed are asked for one by one. */
  readonly asksMax?: number;
};

export type Swept = {
  readonly calls: number;
  readonly seen: number;
  /** How many entries of ours were found changed, gone or twice. */
  readonly findings: number;
  /** How many were not listed and are still to be asked for by their id, by the sweeps that follow. */
  readonly toAsk: number;
  /** Why it could not be read; null when it was. */
  readonly problem: string | null;
};

/** One sweep under way. */
export type SweepRun<Client> = {
  readonly deps: SweepDeps;
  readonly practiceId: string;
  readonly remote: Remote<Client>;
  readonly inSystem: <T>(work: (ctx: ServiceContext) => Promise<T>) => Promise<T>;
  readonly window: SweepWindow;
};

type Frame<Client> = {
  readonly kind: 'xpm' | 'ledger';
  readonly days: Pick<Sweep, 'from' | 'to'>;
  readonly remote: Remote<Client>;
  /** What is told to the screens when it has ended. */
  readonly changes: 'delivery' | 'clientBill';
  readonly compare: (run: SweepRun<Client>) => Promise<Pick<Swept, 'seen' | 'findings' | 'toAsk'>>;
};

/** Notes when a sweep began and how it ended; what the remote side refuses becomes its sentence. */
export async function runSweep<Client>(
  deps: SweepDeps,
  practiceId: string,
  { kind, days: { from, to }, remote, changes, compare }: Frame<Client>,
): Promise<Swept> {
  const inSystem = <T>(work: (ctx: ServiceContext) => Promise<T>): Promise<T> =>
    asSystem(
      deps.db,
      { practiceId, verb: 'reconcile.sweep', now: deps.now(), settings: deps.settings },
      work,
    );
  const { sweepId, startedAt } = await inSystem(({ tx }) => beginSweep(tx, { practiceId, kind, from, to }));
  const ended = async (): Promise<Swept> => {
    const found = await compare({ deps, practiceId, remote, inSystem, window: { from, to, startedAt } });
    return { ...found, calls: remote.calls(), problem: null };
  };
  const swept = await ended().catch((error: unknown): Swept => {
    const { sentence, isBug } = readProblem(error, remote.calls());
    if (isBug) throw error;
    return { calls: remote.calls(), seen: 0, findings: 0, toAsk: 0, problem: sentence };
  });
  await inSystem(async (ctx) => {
    await endSweep(ctx.tx, { practiceId, sweepId }, swept);
    ctx.announce(changes);
  });
  return swept;
}

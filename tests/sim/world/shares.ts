import { gateLimits } from '@throughline/core/outbox/gate-limits';
import type { Pause } from '@throughline/core/outbox/pause-after';
import type { Renewal } from '@throughline/core/outbox/renew-share';

import type { GateId } from './practices.ts';
import type { ShareRow, Tables } from './rows.ts';
import type { Store } from './store.ts';

/** The smallest want. */
const wantedMin = 10;
const countsForMs = gateLimits.shareMs + gateLimits.leaseMaxMs + gateLimits.windowMs;

/** Inside a transaction: draws a gate's share of the app's limit anew, as production does. */
export function renewShare(
  { sim, tables: { shares } }: Store,
  gate: GateId,
  { now, inMinute, inUse }: Pick<Renewal, 'now' | 'inMinute' | 'inUse'>,
): ShareRow {
  const others = [...shares].flatMap(([id, row]) => (id !== gate && row.countsUntil > now ? [row] : []));
  const own = shares.get(gate);
  const wanted = Math.min(gateLimits.perMinuteMax, Math.max(wantedMin, 2 * (inMinute + 1)));
  const share: ShareRow = {
    perMinute: sim.core.divideLimit({
      limit: sim.chaos.appPerMinute,
      wanted,
      inUse,
      held: own && own.countsUntil > now ? own.perMinute : null,
      others: others.map(({ perMinute, wantedPerMinute }) => ({ share: perMinute, wanted: wantedPerMinute })),
    }),
    wantedPerMinute: wanted,
    renewedAt: now,
    countsUntil: new Date(now.getTime() + countsForMs),
    ...longestPause(shares, gate, now),
  };
  shares.set(gate, share);
  return share;
}

type Rest = Pick<ShareRow, 'pausedUntil' | 'pauseReason'>;

/** A gate inherits what the app was asked to wait. */
function longestPause(shares: Tables['shares'], gate: GateId, now: Date): Rest {
  let longest: Rest = { pausedUntil: null, pauseReason: null };
  for (const [id, { pausedUntil, pauseReason }] of shares) {
    if (id !== gate && pauseReason !== 'app') continue;
    if (pausedUntil && pausedUntil > (longest.pausedUntil ?? now)) longest = { pausedUntil, pauseReason };
  }
  return longest;
}

/** Keeps the app's pause for gates that draw their share later. */
function shareOfApp(now: Date): ShareRow {
  const none = { perMinute: 0, wantedPerMinute: 0, pausedUntil: null, pauseReason: null };
  return { ...none, renewedAt: now, countsUntil: now };
}

type Paused = { readonly gate: GateId; readonly pause: Pause; readonly now: number };

/** Inside a transaction: has every gate wait that a refused call stands for. */
export function pauseShares({ tables: { shares } }: Store, { gate, pause, now }: Paused): void {
  const pausedUntil = new Date(now + pause.ms);
  if (pause.reason === 'app' && !shares.has('app')) shares.set('app', shareOfApp(new Date(now)));
  for (const [id, share] of shares) {
    const isMeant = id === gate || pause.reason === 'app';
    if (!isMeant || (share.pausedUntil && share.pausedUntil >= pausedUntil)) continue;
    shares.set(id, { ...share, pausedUntil, pauseReason: pause.reason });
  }
}

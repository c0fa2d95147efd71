import { estimateArrival } from '@throughline/core/outbox/estimate-arrival';
import { gateLimits } from '@throughline/core/outbox/gate-limits';
import type pg from 'pg';

import { startMs } from '../limiter/limiters.ts';

/** Milliseconds from the start: when it was made, and what it says. */
export type Estimate = { readonly atMs: number; readonly etaMs: number };

type GateRow = {
  readonly day_remaining: number | null;
  readonly day_resets_at: Date | null;
  readonly day_limit: number | null;
  readonly paused_until: Date | null;
  readonly in_flight: number;
  readonly ends: Date[] | null;
};

/** When the queue will have drained, from what the gate knows at that moment. */
export async function estimateNow(
  owner: pg.Client,
  queue: { readonly atMs: number; readonly queuedAhead: number; readonly callMs: number },
): Promise<Estimate> {
  const now = new Date(startMs + queue.atMs);
  const { rows } = await owner.query<GateRow>(
    `select g.day_remaining, g.day_resets_at, g.day_limit, g.paused_until,
       (select count(*)::int from remote_calls c where c.practice_id = g.practice_id and c.kind = g.kind
         and c.ended_at is null) as in_flight,
       (select array_agg(c.ended_at) from remote_calls c where c.practice_id = g.practice_id and c.kind = g.kind
         and c.ended_at > $1::timestamptz - interval '60 s') as ends
     from delivery_gates g where g.kind = 'xpm'`,
    [now],
  );
  const [row] = rows;
  if (!row) throw new Error('there is no gate');
  const eta = estimateArrival({
    now,
    // The call that arrives just now is in flight as well, and was taken off the queue already.
    queuedAhead: queue.queuedAhead - Math.max(0, row.in_flight - 1),
    callMs: queue.callMs,
    busyUntil: busyUntil(row, now, queue.callMs),
    dayRemaining: row.day_remaining,
    dayResetsAt: row.day_resets_at,
    dayLimit: row.day_limit,
    pausedUntil: row.paused_until,
  });
  return { atMs: queue.atMs, etaMs: eta === null ? Number.NaN : eta.getTime() - startMs };
}

/** A call in flight will have ended in about the time one takes. */
function busyUntil({ in_flight: inFlight, ends }: GateRow, now: Date, callMs: number): Date[] {
  const underWay = Array.from({ length: inFlight }, () => now.getTime() + callMs);
  const over = (ends ?? []).map((end) => end.getTime());
  return [...over, ...underWay].map((end) => new Date(end + gateLimits.windowMs));
}

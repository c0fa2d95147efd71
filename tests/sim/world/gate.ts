import { gateLimits } from '@throughline/core/outbox/gate-limits';
import { learnDay } from '@throughline/core/outbox/learn-day';
import type { Pause } from '@throughline/core/outbox/pause-after';
import { isShareDue } from '@throughline/core/outbox/renew-share';

import type { Granted } from '../check/traffic.ts';
import type { ReplyFacts } from '../remote/reply.ts';
import type { GateId } from './practices.ts';
import type { CallRow, GateRow } from './rows.ts';
import { pauseShares, renewShare } from './shares.ts';
import type { Store } from './store.ts';

export type Taken = Granted | { readonly waitMs: number };

/** Inside a transaction: asks for one call, as production's gate does. */
export function takeCall(store: Store, gate: GateId, now: number): Taken {
  const { sim, timing, tables } = store;
  const { pausedUntil, day, isConnected } = store.gate(gate);
  if (!isConnected) return { waitMs: gateLimits.shareShortMs };
  const counted = [...tables.calls.values()].filter(
    (call) => call.gate === gate && endOf(call) > now - gateLimits.windowMs,
  );
  const inMinute = counted.length;
  const asked = { now: new Date(now), inMinute };
  const held = tables.shares.get(gate) ?? null;
  const share = isShareDue(held, asked) || held === null ? renewShare(store, gate, asked) : held;
  const pauses = [pausedUntil ?? -Infinity, share.pausedUntil?.getTime() ?? -Infinity];
  const decision = sim.core.decideCall(
    {
      ...asked,
      ...day,
      pausedUntil: new Date(Math.max(0, ...pauses)),
      inFlight: counted.filter(({ endedAt, leaseUntil }) => endedAt === null && leaseUntil > now).length,
      oldestEnd: inMinute === 0 ? null : new Date(Math.min(...counted.map(endOf))),
      perMinute: share.perMinute,
    },
    'delivery',
  );
  if (decision !== 'go') {
    sim.tally.add(`gate ${decision.reason}`);
    return { waitMs: Math.max(50, decision.waitUntil.getTime() - now) };
  }
  const callId = tables.calls.size + 1;
  const leaseUntil = now + timing.sendFenceMs + timing.httpTimeoutMs + 5_000;
  tables.calls.set(callId, { id: callId, gate, startedAt: now, leaseUntil, endedAt: null });
  return { callId, leaseUntil, takenAt: sim.now };
}

function endOf({ endedAt, leaseUntil }: CallRow): number {
  return endedAt ?? leaseUntil;
}

type Ended = {
  readonly gate: GateId;
  readonly callId: number;
  readonly facts: ReplyFacts;
  readonly dayRemaining: number;
};

/** Inside a transaction: how a call ended, and whether the connection has to wait. */
export function endCall(store: Store, { gate: id, callId, facts, dayRemaining }: Ended, now: number): void {
  const call = store.tables.calls.get(callId);
  if (call) store.tables.calls.set(callId, { ...call, endedAt: now });
  const gate = store.gate(id);
  const failures = facts.status === null || facts.status >= 500 ? gate.failures + 1 : 0;
  const pause = store.sim.core.pauseAfter(facts, failures);
  const heard = {
    dayRemaining: facts.status === null ? null : dayRemaining,
    dayRetryMs: pause?.reason === 'day' ? pause.ms : null,
  };
  store.changeGate(id, {
    failures,
    day: learnDay(gate.day, heard, new Date(now)),
    ...pauseColumns(pause, gate, now),
  });
  if (pause && pause.reason !== 'outage') pauseShares(store, { gate: id, pause, now });
}

/** A pause that is longer already stands. */
function pauseColumns(pause: Pause | null, { pausedUntil }: GateRow, now: number): Partial<GateRow> {
  const until = pause && now + pause.ms;
  const standing = pausedUntil !== null && pausedUntil > now ? pausedUntil : null;
  if (standing !== null && (until === null || standing >= until)) return {};
  return { pausedUntil: until, pauseReason: pause?.reason ?? null };
}

/** Inside a transaction: gives back a call that was never made. */
export function refundCall(store: Store, callId: number): void {
  const call = store.tables.calls.get(callId);
  if (call?.endedAt === null)
    store.tables.calls.set(callId, {
      ...call,
      startedAt: -Infinity,
      leaseUntil: -Infinity,
      endedAt: -Infinity,
    });
}

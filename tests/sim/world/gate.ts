import { decideCall, type GateDecision } from '@throughline/core/outbox/decide-call';
import { gateLimits } from '@throughline/core/outbox/gate-limits';
import type { GateState } from '@throughline/core/outbox/gate-state';
import { hasNewDay, learnDay } from '@throughline/core/outbox/learn-day';
import { type Pause, pauseAfter } from '@throughline/core/outbox/pause-after';

import type { ReplyFacts } from '../remote/reply.ts';
import type { CallRow, GateRow, Kind } from './rows.ts';
import type { Store } from './store.ts';

export type Taken = { readonly callId: number } | { readonly waitMs: number };

/** No call counts longer after it began: none takes more than two minutes. */
const countedMs = 10 * 60_000;

function stateOf(store: Store, kind: Kind, now: number): GateState {
  const { pausedUntil, day } = store.gate(kind);
  const counted = [...store.tables.calls.values()].filter(
    (call) =>
      call.kind === kind && call.startedAt > now - countedMs && endOf(call) > now - gateLimits.windowMs,
  );
  return {
    now: new Date(now),
    pausedUntil: pausedUntil === null ? null : new Date(pausedUntil),
    ...day,
    inFlight: counted.filter(({ endedAt, leaseUntil }) => endedAt === null && leaseUntil > now).length,
    inMinute: counted.length,
    oldestEnd: counted.length === 0 ? null : new Date(Math.min(...counted.map(endOf))),
    perMinute: gateLimits.perMinuteMax,
  };
}

/** How many deliveries could leave now, or until when none can. */
export function roomAt(store: Store, kind: Kind, now: number): number | GateDecision {
  const state = stateOf(store, kind, now);
  const decision = decideCall(state, 'delivery');
  if (decision !== 'go') return decision;
  return Math.min(gateLimits.inFlightMax - state.inFlight, state.perMinute - state.inMinute);
}

/** Inside a transaction: asks for one call, as production's gate does. */
export function takeCall(store: Store, kind: Kind, now: number): Taken {
  const decision = decideCall(stateOf(store, kind, now), 'delivery');
  if (decision !== 'go') {
    store.sim.tally.add(`gate ${decision.reason}`);
    return { waitMs: Math.max(50, decision.waitUntil.getTime() - now) };
  }
  const { calls } = store.tables;
  const callId = calls.size + 1;
  const { sendFenceMs, httpTimeoutMs } = store.timing;
  calls.set(callId, {
    id: callId,
    kind,
    startedAt: now,
    leaseUntil: now + sendFenceMs + httpTimeoutMs + 5_000,
    endedAt: null,
  });
  return { callId };
}

function endOf({ endedAt, leaseUntil }: CallRow): number {
  return endedAt ?? leaseUntil;
}

type Ended = {
  readonly kind: Kind;
  readonly callId: number;
  readonly facts: ReplyFacts;
  readonly dayRemaining: number;
};

/** Inside a transaction: how a call ended, and whether the connection has to wait. */
export function endCall(store: Store, { kind, callId, facts, dayRemaining }: Ended, now: number): void {
  const call = store.tables.calls.get(callId);
  if (call) store.tables.calls.set(callId, { ...call, endedAt: now });
  const gate = store.gate(kind);
  const failures = facts.status === null || facts.status >= 500 ? gate.failures + 1 : 0;
  const pause = pauseAfter(facts, failures);
  const heard = {
    dayRemaining: facts.status === null ? null : dayRemaining,
    dayRetryMs: pause?.reason === 'day' ? pause.ms : null,
  };
  const day = learnDay(gate.day, heard, new Date(now));
  const isLater = gate.nextDueAt !== null && gate.nextDueAt > now;
  store.changeGate(kind, {
    failures,
    day,
    nextDueAt: isLater && hasNewDay(gate.day, day) ? now : gate.nextDueAt,
    ...pauseColumns(pause, gate, now),
  });
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

/** Until when a gate rests: it was asked to, or little is left of the day as far as it knows. */
export function restOf({ pausedUntil, day }: GateRow): number {
  const { dayRemaining, remainingAt, dayResetsAt } = day;
  if (dayRemaining === null || remainingAt === null || dayRemaining > gateLimits.backgroundReserve)
    return pausedUntil ?? 0;
  const resetsAt = Math.min(dayResetsAt?.getTime() ?? Infinity, remainingAt.getTime() + gateLimits.dayMs);
  return Math.max(pausedUntil ?? 0, resetsAt);
}

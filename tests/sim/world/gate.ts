import { gateLimits } from '@throughline/core/outbox/gate-limits';
import type { GateState } from '@throughline/core/outbox/gate-state';
import { callsAgainAt, type KnownDay, learnDay } from '@throughline/core/outbox/learn-day';
import { failuresAfter, type Pause } from '@throughline/core/outbox/pause-after';
import { isShareDue } from '@throughline/core/outbox/renew-share';
import { callLeaseMs } from '@throughline/core/sync/timing';

import type { Granted } from '../check/traffic.ts';
import type { ReplyFacts } from '../remote/reply.ts';
import type { GateId } from './practices.ts';
import type { CallRow, GateRow } from './rows.ts';
import { pauseShares, renewShare } from './shares.ts';
import type { Store } from './store.ts';

/** No call counts longer after it began: none takes more than two minutes. */
const countedMs = 10 * 60_000;

/** Inside a transaction: counts the calls of a gate, and draws its share of the app's limit where that is due. */
export function stateOf(store: Store, gate: GateId, at: number): GateState {
  const { pausedUntil, day } = store.gate(gate);
  const counted = [...store.tables.calls.values()].filter(
    (call) => call.gate === gate && call.startedAt > at - countedMs && endOf(call) > at - gateLimits.windowMs,
  );
  const [now, inMinute] = [new Date(at), counted.length];
  const held = store.tables.shares.get(gate) ?? null;
  const inUse = counted.filter(({ isUnknown }) => isUnknown !== true).length;
  const isDue = isShareDue(held, { now, inMinute }) || held === null;
  const share = isDue ? renewShare(store, gate, { now, inMinute, inUse }) : held;
  return {
    now,
    ...day,
    pausedUntil: new Date(Math.max(pausedUntil ?? 0, share.pausedUntil?.getTime() ?? 0)),
    inFlight: counted.filter(({ endedAt, leaseUntil }) => endedAt === null && leaseUntil > at).length,
    inMinute,
    oldestEnd: inMinute === 0 ? null : new Date(Math.min(...counted.map(endOf))),
    perMinute: share.perMinute,
  };
}

/** Inside a transaction: asks for one call, as production's gate does. */
export function takeCall(store: Store, gate: GateId, now: number): Granted | { readonly waitMs: number } {
  const { sim } = store;
  const decision = sim.core.decideCall(stateOf(store, gate, now), 'delivery');
  if (decision === 'go') return grantCall(store, gate, now);
  sim.tally.add(`gate ${decision.reason}`);
  return { waitMs: Math.max(50, decision.waitUntil.getTime() - now) };
}

/** Inside a transaction: writes a call down before it leaves. */
export function grantCall({ sim, timing, tables }: Store, gate: GateId, now: number): Granted {
  const callId = tables.calls.size + 1;
  const leaseUntil = now + callLeaseMs(timing);
  tables.calls.set(callId, { id: callId, gate, startedAt: now, leaseUntil, endedAt: null });
  return { callId, leaseUntil, takenAt: sim.now };
}

function endOf({ endedAt, leaseUntil }: CallRow): number {
  return endedAt ?? leaseUntil;
}

export type Ended = {
  readonly gate: GateId;
  readonly callId: number;
  readonly facts: ReplyFacts;
  readonly dayRemaining: number;
  readonly hadFailed?: boolean;
};

/** Inside a transaction: how a call ended, and whether the connection has to wait. */
export function endCall(store: Store, { gate: id, callId, facts, ...ended }: Ended, now: number): void {
  const { dayRemaining, hadFailed } = ended;
  const call = store.tables.calls.get(callId);
  if (call) store.tables.calls.set(callId, { ...call, endedAt: now });
  const gate = store.gate(id);
  const failures = failuresAfter(gate.failures, { ...facts, hadFailed });
  const pause = store.sim.core.pauseAfter(facts, failures);
  const heard = {
    dayRemaining: facts.status === null ? null : dayRemaining,
    dayRetryMs: pause?.reason === 'day' ? pause.ms : null,
  };
  const day = learnDay(gate.day, heard, new Date(now));
  store.changeGate(id, {
    failures,
    day,
    nextDueAt: soonest(gate.nextDueAt, callsAgainAt(gate.day, day, new Date(now))),
    ...pauseColumns(pause, gate, now),
  });
  if (pause && pause.reason !== 'outage') pauseShares(store, { gate: id, pause, now });
}

/** What waits at a gate that slept for want of calls today need not wait for the next probe. */
function soonest(dueAt: number | null, againAt: Date | null): number | null {
  return dueAt !== null && againAt !== null ? Math.min(dueAt, againAt.getTime()) : dueAt;
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

/** Until when a gate rests that is connected: it was asked to, or little is left of the day as far as it knows. */
export function restOf(store: Store, id: GateId): number {
  const { pausedUntil, day, isConnected } = store.gate(id);
  if (!isConnected) return 0;
  const sharePausedUntil = store.tables.shares.get(id)?.pausedUntil?.getTime() ?? 0;
  return Math.max(pausedUntil ?? 0, sharePausedUntil, dayRestOf(day));
}

function dayRestOf({ dayRemaining, remainingAt, dayResetsAt }: KnownDay): number {
  if (dayRemaining === null || remainingAt === null || dayRemaining > gateLimits.backgroundReserve) return 0;
  return Math.min(dayResetsAt?.getTime() ?? Infinity, remainingAt.getTime() + gateLimits.dayMs);
}

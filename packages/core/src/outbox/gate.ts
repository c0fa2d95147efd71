import { sql } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import { remoteCalls } from '../db/schema/delivery-gates.ts';
import { decideCall, type GateDecision } from './decide-call.ts';
import { databaseClock, type GateClock, nowBy } from './gate-clock.ts';
import { gateLimits } from './gate-limits.ts';
import type { CallPriority } from './gate-state.ts';
import { lockGate, stateOfGate } from './lock-gate.ts';
import type { Gate } from './wake-gate.ts';

export type TakeCall = Gate & {
  /** Method and path without identifiers, for the list of calls. */
  readonly what: string;
  readonly priority: CallPriority;
  /** After this long without an end the call counts as over: its process died. Two minutes at most. */
  readonly leaseMs: number;
};

export type TakenCall = { readonly callId: number };

/** No call now. `waitMs` is by the gate's own clock, as that of who asks may be another. */
export type GateWait = GateDecision & { readonly waitMs: number };

/**
 * Asks for one call to XPM or Xero. Granted calls are written down before they leave, under the lock of the gate's
 * row, so the limits hold across processes and restarts.
 *
 * @returns the call, to be ended with `endCall`, or until when to wait and why
 */
export async function takeCall(
  db: Database,
  take: TakeCall,
  clock: GateClock = databaseClock,
): Promise<TakenCall | GateWait> {
  if (take.leaseMs > gateLimits.leaseMaxMs) throw new RangeError('a call takes two minutes at most');
  return inPractice(db, take.practiceId, async (tx) => {
    const locked = await lockGate(tx, take, { clock });
    if (!locked) throw new Error('a gate that is waited for is locked in the end');
    const state = await stateOfGate(tx, take, locked);
    if (!state) return wait(notConnected(locked.now), locked.now);
    const decision = decideCall(state, take.priority);
    if (decision !== 'go') return wait(decision, state.now);
    const now = nowBy(clock);
    const [call] = await tx
      .insert(remoteCalls)
      .values({
        practiceId: take.practiceId,
        kind: take.kind,
        what: take.what,
        startedAt: now,
        leaseUntil: sql`${now} + ${take.leaseMs} * interval '1 millisecond'`,
      })
      .returning({ callId: remoteCalls.id });
    if (!call) throw new Error('the call was not written');
    return call;
  });
}

/** Somebody disconnected meanwhile, and whoever asks learns it from the connection. */
function notConnected(now: Date): GateDecision {
  return { waitUntil: new Date(now.getTime() + gateLimits.shareShortMs), reason: 'paused' };
}

function wait(decision: GateDecision, now: Date): GateWait {
  return { ...decision, waitMs: decision.waitUntil.getTime() - now.getTime() };
}

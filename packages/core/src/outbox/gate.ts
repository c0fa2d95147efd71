import { sql } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import { remoteCalls } from '../db/schema/delivery-gates.ts';
import { decideCall, type GateDecision } from './decide-call.ts';
import { databaseClock, type GateClock } from './gate-clock.ts';
import { gateLimits } from './gate-limits.ts';
import type { CallPriority } from './gate-state.ts';
import { lockGate } from './lock-gate.ts';
import { isShareDue, renewShare } from './renew-share.ts';
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
    const { share: held, ...state } = await lockGate(tx, take, clock);
    const share = isShareDue(held, state) ? await renewShare(tx, { ...take, ...state }) : held;
    if (!share) return wait(notConnected(state.now), state.now);
    const decision = decideCall({ ...state, ...share, pausedUntil: laterPause(state, share) }, take.priority);
    if (decision !== 'go') return wait(decision, state.now);
    const [call] = await tx
      .insert(remoteCalls)
      .values({
        practiceId: take.practiceId,
        kind: take.kind,
        what: take.what,
        startedAt: clock(),
        leaseUntil: sql`${clock()} + ${take.leaseMs} * interval '1 millisecond'`,
      })
      .returning({ callId: remoteCalls.id });
    if (!call) throw new Error('the call was not written');
    return call;
  });
}

type Paused = { readonly pausedUntil: Date | null };

/** The gate may be paused by itself, by its tenant or by the app. */
export function laterPause(gate: Paused, share: Paused): Date | null {
  if (gate.pausedUntil && share.pausedUntil)
    return gate.pausedUntil > share.pausedUntil ? gate.pausedUntil : share.pausedUntil;
  return gate.pausedUntil ?? share.pausedUntil;
}

/** Somebody disconnected meanwhile, and whoever asks learns it from the connection. */
function notConnected(now: Date): GateDecision {
  return { waitUntil: new Date(now.getTime() + gateLimits.shareShortMs), reason: 'paused' };
}

function wait(decision: GateDecision, now: Date): GateWait {
  return { ...decision, waitMs: decision.waitUntil.getTime() - now.getTime() };
}

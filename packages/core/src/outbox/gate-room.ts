import type { Tx } from '../db/client.ts';
import { decideCall, type GateDecision } from './decide-call.ts';
import { databaseClock } from './gate-clock.ts';
import { gateLimits } from './gate-limits.ts';
import { laterPause } from './gate.ts';
import { lockGate } from './lock-gate.ts';
import { isShareDue } from './renew-share.ts';
import type { Gate } from './wake-gate.ts';

/**
 * How many deliveries could leave now, or until when none can: nothing is claimed that would only wait. Locks the gate.
 *
 * A share that is due to be drawn anew holds nothing back; the call itself draws it.
 */
export async function gateRoom(tx: Tx, gate: Gate): Promise<number | GateDecision> {
  const { share, ...state } = await lockGate(tx, gate, databaseClock);
  const perMinute = share === null || isShareDue(share, state) ? gateLimits.perMinuteMax : share.perMinute;
  const pausedUntil = share ? laterPause(state, share) : state.pausedUntil;
  const decision = decideCall({ ...state, perMinute, pausedUntil }, 'delivery');
  if (decision !== 'go') return decision;
  return Math.min(gateLimits.inFlightMax - state.inFlight, perMinute - state.inMinute);
}

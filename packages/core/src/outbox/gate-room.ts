import { decideCall, type GateDecision } from './decide-call.ts';
import type { GateState } from './gate-state.ts';

/** How many deliveries may leave now, up to a limit, or until when none may. */
export function gateRoom(state: GateState, limit: number): number | GateDecision {
  const first = decideCall(state, 'delivery');
  if (first !== 'go') return first;
  let room = 1;
  while (room < limit && decideCall(withMore(state, room), 'delivery') === 'go') room += 1;
  return room;
}

function withMore(state: GateState, calls: number): GateState {
  return { ...state, inFlight: state.inFlight + calls, inMinute: state.inMinute + calls };
}

import type { GateId, Kind, PracticeId } from '../../sim/world/practices.ts';

/** The practice of a history, as the in-memory store knows it. */
export const practice: PracticeId = 'p1';

export function gateIn(kind: Kind): GateId {
  return `${practice} ${kind}`;
}

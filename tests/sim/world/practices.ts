export const practiceIds = ['p1', 'p2'] as const;
export type PracticeId = (typeof practiceIds)[number];
export const kinds = ['xpm', 'ledger'] as const;
export type Kind = (typeof kinds)[number];
/** One practice's way to XPM or to Xero: a gate, a connection and a tenant over there. */
export type GateId = `${PracticeId} ${Kind}`;

export const gateIds: readonly GateId[] = practiceIds.flatMap((practice) => gatesOf(practice));

export function gatesOf(practice: PracticeId): GateId[] {
  return kinds.map((kind): GateId => `${practice} ${kind}`);
}

export function practiceOf(gate: GateId): PracticeId {
  return gate.startsWith('p1') ? 'p1' : 'p2';
}

export function kindOf(gate: GateId): Kind {
  return gate.endsWith('xpm') ? 'xpm' : 'ledger';
}

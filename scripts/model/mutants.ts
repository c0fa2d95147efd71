import { type ProtocolRules, protocolRules } from '../../packages/core/src/sync/rules.ts';
import { billModel } from './bill-model.ts';
import { type BillOptions, plainBill } from './bill-moves.ts';
import { type Explored, explore, type Model } from './explore.ts';
import { timeModel } from './time-model.ts';
import { plainTime, type TimeOptions } from './time-options.ts';

/** One rule left out. */
export type Mutant = {
  readonly rule: keyof ProtocolRules;
  readonly weaker: Partial<ProtocolRules>;
  /** The smallest world in which that shows: of an entry, or of a client bill. */
} & ({ readonly world: Partial<TimeOptions> } | { readonly bill: Partial<BillOptions> });

/** Nobody edits and nobody is killed: what breaks here breaks by order alone. */
const still = { edits: 0, deletes: 0, crashes: 0 } as const;

/**
 * The nine rules. I5, which only repeats two of them, is not checked here: they have to be missed for what follows. What
 * is found first is often that two sends may take effect, or that quiet comes too early, before anything is doubled.
 */
export const mutants: readonly Mutant[] = [
  { rule: 'intentBeforeSend', weaker: { intentBeforeSend: (_held, before) => before }, world: still },
  { rule: 'oneSendPerIntent', weaker: { oneSendPerIntent: () => true }, world: still },
  { rule: 'sendFence', weaker: { sendFence: () => true }, world: still },
  { rule: 'epochOnCommit', weaker: { epochOnCommit: () => true }, bill: { crashes: 0, renumberings: 0 } },
  {
    rule: 'opSequenceOnCommit',
    weaker: { opSequenceOnCommit: ({ op }) => op !== null },
    world: { ...still, edits: 1, sharesClaims: true },
  },
  { rule: 'quietBeforeAbsence', weaker: { quietBeforeAbsence: () => true }, world: still },
  { rule: 'readStartedAfterQuiet', weaker: { readStartedAfterQuiet: (_reading, now) => now }, world: still },
  { rule: 'quietBeforePut', weaker: { quietBeforePut: () => true }, world: { ...still, edits: 2 } },
  { rule: 'adoptLowest', weaker: { adoptLowest: ([first]) => first }, world: { ...still, copies: 1 } },
];

/** What leaving the rule out leads to; none of it may stay unseen. */
export function exploreMutant(mutant: Mutant): Explored {
  return explore(modelOf(mutant, { ...protocolRules, ...mutant.weaker }));
}

/** The same world with the rule in place, so that it is the rule whose absence shows. */
export function exploreWhole(mutant: Mutant): Explored {
  return explore(modelOf(mutant, protocolRules));
}

function modelOf(mutant: Mutant, rules: ProtocolRules): Model {
  if ('bill' in mutant) return billModel({ ...plainBill, ...mutant.bill, rules });
  return timeModel({ ...plainTime, ...mutant.world, checksCommits: false, rules });
}

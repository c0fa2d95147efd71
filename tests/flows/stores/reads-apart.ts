import type { Store } from '../../sim/world/store.ts';
import type { Act, ActOf, EndAct } from './act.ts';
import { gateIn } from './gate-in.ts';

const plans: readonly string[] = ['save', 'again', 'post'];

/**
 * Whether a second transaction reads, without a lock, what a first one that is still open is about to change, so that
 * the two have no order. Production lets it, as nothing that is sent depends on it:
 *
 * - a step reads how many calls failed, and holds one failure more or less against the message;
 * - a claim reads whether there is a connection, and what it took while that was lost is given back;
 * - a plan reads why a message waits, and leaves "not connected" standing that a claim wrote at the same moment;
 * - a gate reads its share of the app's limit, which the end of a call at another gate pauses.
 */
export function readsApart(store: Store, first: Act, second: Act): boolean {
  if (readsShareApart(first, second)) return true;
  if (endOf(first)) return second.kind === 'step';
  if (first.kind === 'claim' && second.kind === 'connect') return true;
  const parks = first.kind === 'claim' && !store.gate(gateIn(first.gate)).isConnected;
  return parks && plans.includes(second.kind);
}

function readsShareApart(first: Act, second: Act): boolean {
  return (pausesAll(first) && asks(second)) || (asks(first) && pausesAll(second));
}

function endOf(act: Act): EndAct | null {
  if (act.kind === 'step') return act.end ?? null;
  return act.kind === 'end' ? act : null;
}

function pausesAll(act: Act): boolean {
  return endOf(act)?.facts.limitProblem === 'app';
}

function asks(act: Act): act is ActOf<'take' | 'claim'> {
  return act.kind === 'take' || act.kind === 'claim';
}

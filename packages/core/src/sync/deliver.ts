import type { SyncEffect, StepResult } from './inputs.ts';
import type { DeliveryOutcome } from './outcome.ts';
import type { Claimed, SyncPorts } from './ports.ts';
import { untilNextCall } from './wait-for-call.ts';

/** What came of carrying one claimed record out. */
export type Delivered =
  | { readonly kind: 'answered'; readonly outcome: DeliveryOutcome; readonly opSeq: number }
  /** Nothing had to be sent, the claim was overtaken, or too much time had passed to send. */
  | { readonly kind: 'nothing' }
  /** The gate let no call through; the record was given back. */
  | { readonly kind: 'wait' };

type Send = Extract<SyncEffect, { kind: 'send' }>;

/**
 * Carries one claimed record out: a call from the gate, the intent, one send, the answer. Whatever kills it in
 * between is found by the next owner of the record.
 */
export function deliver<C extends Claimed>(
  ports: SyncPorts<C>,
  claimed: C,
  what: string,
): Promise<Delivered> {
  return underGate(ports, claimed, { what, decide: () => ports.store.intend(claimed) });
}

/** Sends the same bytes of an operation again under the same key, while the remote side remembers it. */
export function repeat<C extends Claimed>(ports: SyncPorts<C>, claimed: C, what: string): Promise<Delivered> {
  const { epoch, opSeq } = claimed.record;
  const decide = () => ports.store.apply(claimed, { kind: 'repeat', epoch, opSeq });
  return underGate(ports, claimed, { what, decide });
}

async function underGate<C extends Claimed>(
  ports: SyncPorts<C>,
  claimed: C,
  { what, decide }: { readonly what: string; readonly decide: () => Promise<StepResult | null> },
): Promise<Delivered> {
  const made = await ports.gate.withCall(what, async () => {
    // Measured from before the decision is stored: a worker that slept in between must not send.
    const startedMs = ports.monotonicMs();
    const decided = await decide();
    const send = decided?.effects.find((effect) => effect.kind === 'send');
    if (!send || !ports.rules.sendFence(ports.monotonicMs() - startedMs, ports.timing)) return null;
    return sendOnce(ports, claimed, send);
  });
  if (made.kind === 'made') return made.value ?? { kind: 'nothing' };
  await ports.store.apply(claimed, {
    kind: 'release',
    epoch: claimed.record.epoch,
    delayMs: untilNextCall(made.ms),
  });
  return { kind: 'wait' };
}

async function sendOnce<C extends Claimed>(
  ports: SyncPorts<C>,
  claimed: C,
  { opSeq, operation }: Send,
): Promise<Delivered> {
  const outcome = await ports.send(claimed, operation);
  const { epoch } = claimed.record;
  await ports.store.apply(claimed, { kind: 'answer', epoch, opSeq, outcome });
  return { kind: 'answered', outcome, opSeq };
}

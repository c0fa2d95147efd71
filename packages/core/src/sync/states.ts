import type { DeliveryState } from '../db/schema/outbox-messages.ts';

/**
 * The only ways a delivery's state may change.
 *
 * `sending` and `uncertain` hold an operation; the others hold none. `uncertain` leaves only after somebody looked.
 */
export const nextStates = {
  unlinked: ['unlinked', 'queued', 'blocked', 'delivered'],
  queued: ['queued', 'sending', 'unlinked', 'blocked', 'delivered'],
  sending: ['delivered', 'queued', 'refused', 'uncertain', 'blocked', 'unlinked'],
  uncertain: ['uncertain', 'delivered', 'queued', 'blocked', 'unlinked', 'sending'],
  refused: ['refused', 'queued', 'unlinked', 'blocked', 'delivered'],
  blocked: ['blocked', 'queued', 'unlinked', 'delivered'],
  delivered: ['delivered', 'queued', 'unlinked', 'blocked'],
} as const satisfies Record<DeliveryState, readonly DeliveryState[]>;

/** @throws {RangeError} for a change the table does not have: a bug, never an input */
export function requireTransition(from: DeliveryState, to: DeliveryState): void {
  const allowed: readonly DeliveryState[] = nextStates[from];
  if (!allowed.includes(to)) throw new RangeError(`a delivery cannot go from ${from} to ${to}`);
}

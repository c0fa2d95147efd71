import type { outboxMessages } from '../db/schema/outbox-messages.ts';
import { maySendAgain } from '../time-entry/causes.ts';

/** Whether a member may send a delivery again by hand: never what is on its way, nor what is decided elsewhere. */
export function mayRetry(
  message: Pick<typeof outboxMessages.$inferSelect, 'kind' | 'state' | 'reason'>,
): boolean {
  if (message.kind === 'time_entry.push') return maySendAgain(message);
  return message.state === 'refused' || message.state === 'blocked';
}

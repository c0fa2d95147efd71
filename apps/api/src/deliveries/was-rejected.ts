import type { OutboxMessage } from '@throughline/core/outbox/record-row';

/** Whether the try before this claim ended with a rejected token. */
export function wasRejected({ details }: OutboxMessage): boolean {
  return details['rejected'] === true;
}

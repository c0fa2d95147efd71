import type { OutboxMessage } from '@throughline/core/outbox/record-row';
import type { LedgerProblem } from '@throughline/ledger-push';

import type { DeliveryDeps } from './deps.ts';
import { wasRejected } from './was-rejected.ts';

export type LedgerRejection = {
  readonly status: number | null;
  /** The one that was not taken. */
  readonly token: string;
  readonly problems: readonly Pick<LedgerProblem, 'code'>[];
};

/** Whether Xero turned a call down for who we are, not for what it was about. */
export function isRejection({ status }: Pick<LedgerRejection, 'status'>): boolean {
  return status === 401 || status === 403;
}

/** After such a call: gets another token, or parks the connection when no token would help. */
export function rejectToken(
  deps: DeliveryDeps,
  message: OutboxMessage,
  { status, token, problems }: LedgerRejection,
): Promise<void> {
  // A permission that is missing stays so with every token of this consent.
  const isFinal = problems.some(({ code }) => code === 'permission_missing');
  return deps.renewToken(message.practiceId, 'ledger', {
    status,
    token,
    again: isFinal || wasRejected(message),
  });
}

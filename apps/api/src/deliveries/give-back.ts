import { inPractice } from '@throughline/core/db/in-practice';
import { applyStep } from '@throughline/core/outbox/apply-step';
import type { OutboxMessage } from '@throughline/core/outbox/record-row';

import type { DeliveryDeps } from './deps.ts';

/** Gives a claimed message back untouched, to be taken again after `delayMs`; nothing if another worker has it. */
export async function giveBack(deps: DeliveryDeps, message: OutboxMessage, delayMs: number): Promise<void> {
  const input = { kind: 'release', epoch: message.leaseEpoch, delayMs } as const;
  const { timing, settings } = deps;
  await inPractice(deps.db, message.practiceId, (tx) =>
    applyStep(tx, message, { input, timing, receiptKeys: settings.receiptKeys }),
  );
}

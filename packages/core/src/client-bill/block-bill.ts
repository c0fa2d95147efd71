import type { ServiceContext } from '../context.ts';
import type { OutboxMessage } from '../outbox/record-row.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { applyBillStep } from './apply-bill-step.ts';

/** Why a client bill waits for a person, and what to do. */
export type Obstacle = { readonly code: string; readonly sentence: string; readonly fix: string };

/**
 * Sets a claimed message aside with the reason, as nothing of it is in Xero and nothing is under way; the client bill
 * can be posted again once the reason is gone. Nothing happens when another worker has taken it over meanwhile.
 */
export async function blockBill(
  ctx: ServiceContext,
  message: OutboxMessage,
  { obstacle, timing }: { readonly obstacle: Obstacle; readonly timing: DeliveryTiming },
): Promise<void> {
  const { code, sentence, fix } = obstacle;
  const plan = {
    state: 'blocked',
    reason: code,
    op: null,
    target: null,
    details: { sentence, fix },
  } as const;
  const input = {
    kind: 'intend',
    epoch: message.leaseEpoch,
    plan,
    hash: null,
    request: '',
    key: null,
  } as const;
  await applyBillStep(ctx, message, { input, timing });
}

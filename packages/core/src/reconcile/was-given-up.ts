import { and, eq } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { deliveryEvents } from '../db/schema/outbox-messages.ts';

/** Whether a send of this message was once given up as never having happened. */
export async function wasGivenUp(
  tx: Tx,
  { practiceId, messageId }: { readonly practiceId: string; readonly messageId: string },
): Promise<boolean> {
  const given = await tx
    .select({ id: deliveryEvents.id })
    .from(deliveryEvents)
    .where(
      and(
        eq(deliveryEvents.practiceId, practiceId),
        eq(deliveryEvents.messageId, messageId),
        eq(deliveryEvents.event, 'decision'),
        eq(deliveryEvents.outcome, 'absent'),
      ),
    )
    .limit(1);
  return given.length > 0;
}

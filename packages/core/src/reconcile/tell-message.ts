import { eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import type { Seen } from '../sync/inputs.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { applyTimeStep } from '../time-entry/apply-time-step.ts';

export type Telling = {
  readonly messageId: string;
  readonly seen: Seen;
  /** By the database's clock, just before the read that showed it. */
  readonly startedAt: Date;
  readonly timing: DeliveryTiming;
};

/** Tells one message how its record was found to stand. @returns whether that was news */
export async function tellMessage(ctx: ServiceContext, telling: Telling): Promise<boolean> {
  const { messageId, seen, startedAt, timing } = telling;
  const [message] = await ctx.tx
    .select({
      practiceId: outboxMessages.practiceId,
      id: outboxMessages.id,
      subjectId: outboxMessages.subjectId,
    })
    .from(outboxMessages)
    .where(eq(outboxMessages.id, messageId));
  if (!message) return false;
  const input = { kind: 'seen', startedAt: startedAt.getTime(), seen } as const;
  const { verdict } = await applyTimeStep(ctx, message, { input, timing });
  return verdict === 'done';
}

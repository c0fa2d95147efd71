import { and, desc, eq, inArray, lt, ne, sql } from 'drizzle-orm';
import type { z } from 'zod';

import { viewBillDeliveries } from '../client-bill/view-bill-deliveries.ts';
import type { ServiceContext } from '../context.ts';
import { type DeliveryState, type MessageKind, outboxMessages } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { viewTimeEntries } from '../time-entry/view.ts';
import { mayRetry } from './may-retry.ts';
import type { ListDeliveries } from './schemas.ts';
import { visibleMessages } from './visible-messages.ts';

export type DeliveryItem = {
  readonly deliveryId: string;
  readonly kind: MessageKind;
  readonly subjectId: string;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly sentence: string;
  /** What is carried, in words: the work and its client, or the number of the client bill. */
  readonly what: string;
  readonly who: string | null;
  readonly minutes: number | null;
  readonly totalCents: number | null;
  readonly currency: string | null;
  readonly remoteId: string | null;
  /** When the state was entered. */
  readonly at: string;
  /** Whether sending again is safe and would do something. */
  readonly canRetry: boolean;
};

type Told = Pick<DeliveryItem, 'sentence' | 'what' | 'who' | 'minutes' | 'totalCents' | 'currency'>;

/** Deliveries the member may see, latest change first. */
export async function listDeliveries(
  ctx: ServiceContext,
  input: z.output<z.ZodObject<typeof ListDeliveries>>,
): Promise<{ items: DeliveryItem[]; nextCursor: string | null }> {
  const messages = await ctx.tx
    .select()
    .from(outboxMessages)
    .where(
      and(
        visibleMessages(ctx),
        ne(sql`coalesce(${outboxMessages.reason}, '')`, 'removed'),
        input.state ? eq(outboxMessages.state, input.state) : undefined,
        input.cursor ? lt(outboxMessages.stateAt, new Date(input.cursor)) : undefined,
      ),
    )
    .orderBy(desc(outboxMessages.stateAt), desc(outboxMessages.id))
    .limit(input.limit);
  const told = new Map([...(await tellTime(ctx, messages)), ...(await tellBills(ctx, messages))]);
  const items = messages.flatMap((message) => {
    const words = told.get(message.subjectId);
    return words ? [toItem(message, words)] : [];
  });
  const last = messages.at(-1);
  return { items, nextCursor: last && messages.length === input.limit ? last.stateAt.toISOString() : null };
}

function toItem(message: typeof outboxMessages.$inferSelect, told: Told): DeliveryItem {
  return {
    deliveryId: message.id,
    kind: message.kind,
    subjectId: message.subjectId,
    state: message.state,
    reason: message.reason,
    remoteId: message.remoteId,
    at: message.stateAt.toISOString(),
    canRetry: mayRetry(message),
    ...told,
  };
}

async function tellTime(ctx: ServiceContext, messages: readonly (typeof outboxMessages.$inferSelect)[]) {
  const ids = messages
    .filter((message) => message.kind === 'time_entry.push')
    .map((message) => message.subjectId);
  if (ids.length === 0) return [];
  const entries = await viewTimeEntries(ctx, inArray(timeEntries.id, ids));
  return entries.map((entry): [string, Told] => [
    entry.id,
    {
      sentence: entry.delivery.sentence,
      what: [entry.workTitle ?? (entry.note || 'No work yet'), entry.clientName].filter(Boolean).join(' · '),
      who: entry.staffName,
      minutes: entry.minutes,
      totalCents: null,
      currency: null,
    },
  ]);
}

async function tellBills(ctx: ServiceContext, messages: readonly (typeof outboxMessages.$inferSelect)[]) {
  const ids = messages
    .filter((message) => message.kind === 'client_bill.push')
    .map((message) => message.subjectId);
  if (ids.length === 0) return [];
  const bills = await viewBillDeliveries(ctx, ids);
  return bills.map((bill): [string, Told] => [
    bill.clientBillId,
    {
      sentence: bill.sentence,
      what: [bill.number, bill.clientName].join(' · '),
      who: null,
      minutes: null,
      totalCents: bill.totalCents,
      currency: bill.currency,
    },
  ]);
}

import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { links } from '../db/schema/links.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { wakeGate } from '../outbox/wake-gate.ts';
import { requireTransition } from '../sync/states.ts';
import { hashTime } from './desired-time.ts';
import { type EntrySituation, loadSituation, loadSituations, lockEntries } from './load-situations.ts';
import { type DeliveryPlan, planDelivery } from './plan-delivery.ts';

type Replan = {
  /** How long a change rests before it is sent, so that quick edits become one call. */
  readonly restMs: number;
  /** Send again what was refused, although nothing about it changed. */
  readonly again?: boolean;
};

/** Plans the delivery of one entry anew after a change to it. The caller's transaction holds the entry's lock. */
export async function replanEntry(ctx: ServiceContext, timeEntryId: string): Promise<void> {
  const entries = await loadSituation(ctx.tx, ctx.practice, timeEntryId);
  await writePlans(ctx, entries, { restMs: ctx.settings.settleSeconds * 1000 });
}

/** Plans the delivery of all entries of these work items anew after their links changed. */
export async function replanTimeEntries(ctx: ServiceContext, workItemIds: readonly string[]): Promise<void> {
  if (workItemIds.length === 0) return;
  await replan(ctx, inArray(timeEntries.workItemId, [...workItemIds]), { restMs: 0 });
}

/** Plans the delivery of all entries of a member anew after their XPM person changed. */
export async function replanStaffEntries(ctx: ServiceContext, staffId: string): Promise<void> {
  await replan(ctx, eq(timeEntries.staffId, staffId), { restMs: 0 });
}

/** Plans the delivery of all entries under these jobs anew after XPM showed them changed. */
export async function replanJobEntries(ctx: ServiceContext, xpmJobNumbers: readonly string[]): Promise<void> {
  if (xpmJobNumbers.length === 0) return;
  await replan(ctx, inArray(links.xpmJobNumber, [...xpmJobNumbers]), { restMs: 0 });
}

/** Locks the entries matching `where`, then plans their delivery anew. */
export async function replan(ctx: ServiceContext, where: SQL, options: Replan): Promise<void> {
  await lockEntries(ctx.tx, ctx.practice.id, where);
  await planAll(ctx, where, options);
}

/** Plans without locking: for a transaction that holds the entries' locks already. */
export async function planAll(ctx: ServiceContext, where: SQL, options: Replan): Promise<void> {
  await writePlans(ctx, await loadSituations(ctx.tx, ctx.practice, where), options);
}

async function writePlans(
  ctx: ServiceContext,
  entries: readonly EntrySituation[],
  options: Replan,
): Promise<void> {
  let queued = false;
  for (const entry of entries) {
    if (!options.again && isSettled(entry)) continue;
    const plan = planDelivery(entry.situation);
    await writePlan(ctx, entry, { plan, restMs: options.restMs });
    queued ||= plan.state === 'queued';
  }
  if (queued) await wakeGate(ctx.tx, { practiceId: ctx.practice.id, kind: 'xpm' }, options.restMs);
  if (entries.length > 0) ctx.announce('delivery');
}

/** What a person has to look at stays so while the same would be tried again. */
const standing: readonly (string | null)[] = ['differs', 'twice_in_xpm', 'removed_in_xpm'];

function isSettled({ message, situation }: EntrySituation): boolean {
  if (!message) return false;
  const wantedHash = situation.removed || !situation.desired ? null : hashTime(situation.desired);
  if (message.opHash !== wantedHash) return false;
  return message.state === 'refused' || (message.state === 'blocked' && standing.includes(message.reason));
}

async function writePlan(
  ctx: ServiceContext,
  { message, timeEntryId }: EntrySituation,
  { plan, restMs }: { readonly plan: DeliveryPlan; readonly restMs: number },
): Promise<void> {
  // While an operation is under way nothing is planned; its settlement plans anew.
  if (message && message.op !== null) return;
  const columns = {
    state: plan.state,
    reason: plan.reason,
    details: {},
    attempts: 0,
    availableAt: sql`now() + ${restMs} * interval '1 millisecond'`,
    stateAt: message?.state === plan.state ? message.stateAt : sql`now()`,
  };
  if (message) {
    requireTransition(message.state, plan.state);
    await ctx.tx
      .update(outboxMessages)
      .set(columns)
      .where(and(eq(outboxMessages.practiceId, ctx.practice.id), eq(outboxMessages.id, message.id)));
  } else if (plan.reason !== 'removed') {
    await ctx.tx.insert(outboxMessages).values({
      practiceId: ctx.practice.id,
      kind: 'time_entry.push',
      subjectId: timeEntryId,
      gate: 'xpm',
      ...columns,
    });
  }
}

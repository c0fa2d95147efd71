import { eq, inArray, type SQL } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { links } from '../db/schema/links.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { toRecord } from '../outbox/record-row.ts';
import { saveRecord } from '../outbox/save-record.ts';
import { wakeGate } from '../outbox/wake-gate.ts';
import { newRecord } from '../sync/record.ts';
import { step } from '../sync/step.ts';
import { defaultTiming } from '../sync/timing.ts';
import { hashTime } from './desired-time.ts';
import { type EntrySituation, loadSituations, loadSituationsById, lockEntries } from './load-situations.ts';
import { planDelivery } from './plan-delivery.ts';

type Replan = {
  /** How long a change rests before it is sent, so that quick edits become one call. */
  readonly restMs: number;
  /** Send again what was refused, although nothing about it changed. */
  readonly again?: boolean;
};

/** Plans the delivery of one entry anew after a change to it. The caller's transaction holds the entry's lock. */
export async function replanEntry(ctx: ServiceContext, timeEntryId: string): Promise<void> {
  await planEntries(ctx, [timeEntryId], { restMs: ctx.settings.settleSeconds * 1000 });
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
  await writePlans(ctx, await loadSituations(ctx.tx, ctx.practice, where), options);
}

/** Plans without locking: for a transaction that holds the entries' locks already. */
export async function planEntries(
  ctx: ServiceContext,
  timeEntryIds: readonly string[],
  options: Replan,
): Promise<void> {
  if (timeEntryIds.length === 0) return;
  await writePlans(ctx, await loadSituationsById(ctx.tx, ctx.practice, timeEntryIds), options);
}

async function writePlans(
  ctx: ServiceContext,
  entries: readonly EntrySituation[],
  options: Replan,
): Promise<void> {
  let wakes = false;
  for (const entry of entries) wakes = (await writePlan(ctx, entry, options)) || wakes;
  if (wakes) wakeGate(ctx.tx, { practiceId: ctx.practice.id, kind: 'xpm' }, options.restMs);
  if (entries.length > 0) ctx.announce('delivery');
}

/** @returns whether the gate has to look at it */
async function writePlan(
  ctx: ServiceContext,
  { message, situation, timeEntryId, now }: EntrySituation,
  { restMs, again = false }: Replan,
): Promise<boolean> {
  const before = message && toRecord(message);
  const wantedHash = situation.removed || !situation.desired ? null : hashTime(situation.desired);
  const plan = planDelivery(situation);
  const input = { kind: 'plan', plan, wantedHash, restMs, again } as const;
  const around = { now: now.getTime(), timing: defaultTiming, isOutage: false };
  const { record, effects, verdict } = step(before ?? newRecord(now.getTime()), input, around);
  // What was removed before anything was done about it needs no row.
  if (verdict === 'dropped' || (!message && record.reason === 'removed')) return false;
  const subject = { kind: 'time_entry.push', subjectId: timeEntryId, gate: 'xpm', message } as const;
  await saveRecord(ctx, subject, { before, after: record });
  return effects.some(({ kind }) => kind === 'wake');
}

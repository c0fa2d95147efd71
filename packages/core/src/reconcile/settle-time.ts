import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { xpmTimes } from '../db/schema/sweeps.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { AppError, notFound } from '../errors.ts';
import { stripMarker } from '../outbox/note-marker.ts';
import type { Choice } from '../sync/inputs.ts';
import { defaultTiming } from '../sync/timing.ts';
import { applyTimeStep } from '../time-entry/apply-time-step.ts';
import { type DesiredTime, differingField, hashTime } from '../time-entry/desired-time.ts';
import { loadSituationsById } from '../time-entry/load-situations.ts';
import { requireTimeEntry } from '../time-entry/require-time-entry.ts';
import { updateTimeEntry } from '../time-entry/update-time-entry.ts';
import { acceptDifference, reopenDifference } from './accept-difference.ts';
import type { Settlement } from './difference.ts';
import { compareWindow } from './reconcile-time.ts';
import type { SettleTime } from './schemas.ts';
import type { TimeDifference } from './time-records.ts';

/**
 * Settles one difference of time as a person decided, with their reason, audited.
 *
 * @throws {AppError} `not_found` when there is no such difference any more; `conflict` when it cannot be settled so
 */
export async function settleTimeDifference(
  ctx: ServiceContext,
  input: z.output<z.ZodObject<typeof SettleTime>>,
): Promise<{ readonly fingerprint: string; readonly choice: Settlement }> {
  const { workDate, fingerprint, choice, reason } = input;
  const { items } = await compareWindow(ctx, { from: workDate, to: workDate });
  const found = items.find((item) => item.fingerprint === fingerprint);
  if (!found) throw notFound('difference');
  if (!found.choices.includes(choice)) {
    throw changedMeanwhile(choice);
  }
  await carryOut(ctx, found, choice);
  if (choice === 'accept') await acceptDifference(ctx, { kind: 'xpm', fingerprint, reason });
  if (choice === 'reopen') await reopenDifference(ctx, { kind: 'xpm', fingerprint });
  recordAudit(ctx, {
    subjectKind: found.timeEntryId === null ? 'xpm_time' : 'time_entry',
    subjectId: found.timeEntryId ?? found.xpmTimeUuid ?? fingerprint,
    before: { bucket: found.bucket, minutesHere: found.minutesHere, minutesThere: found.minutesThere },
    after: { choice, why: reason },
  });
  ctx.announce('delivery');
  return { fingerprint, choice };
}

async function carryOut(ctx: ServiceContext, found: TimeDifference, choice: Settlement): Promise<void> {
  const { timeEntryId, deliveryId, others } = found;
  if (timeEntryId === null || deliveryId === null) return;
  await requireTimeEntry(ctx, timeEntryId);
  if (choice === 'take_theirs') await takeTheirs(ctx, timeEntryId, found);
  const isSettled = await stepSettled(
    ctx,
    deliveryId,
    await stepChoice(ctx, { timeEntryId, others, choice }),
  );
  if (!isSettled && (choice === 'send_ours' || choice === 'remove_others')) throw changedMeanwhile(choice);
}

function changedMeanwhile(choice: Settlement): AppError {
  return new AppError('conflict', `${choice} came too late`, {
    userMessage: 'This changed meanwhile. Look at it again, then choose.',
  });
}

type Chosen = Pick<TimeDifference, 'others'> & {
  readonly timeEntryId: string;
  readonly choice: Settlement;
};

async function stepChoice(ctx: ServiceContext, { timeEntryId, others, choice }: Chosen): Promise<Choice> {
  switch (choice) {
    case 'send_ours':
      return { kind: 'send_ours' };
    case 'reopen':
      return { kind: 'ask_again' };
    case 'remove_others':
      return { kind: 'remove_others', remoteIds: others };
    // What was taken over may still differ by a mark or a blank; it stays as it is.
    case 'take_theirs':
    case 'accept': {
      const [entry] = await loadSituationsById(ctx.tx, ctx.practice, [timeEntryId]);
      const desired = entry?.situation.removed ? null : entry?.situation.desired;
      return { kind: 'leave', wantedHash: desired ? hashTime(desired) : null };
    }
  }
}

/** @returns whether the delivery still waited for it */
async function stepSettled(ctx: ServiceContext, deliveryId: string, choice: Choice): Promise<boolean> {
  const [message] = await ctx.tx
    .select({
      practiceId: outboxMessages.practiceId,
      id: outboxMessages.id,
      subjectId: outboxMessages.subjectId,
    })
    .from(outboxMessages)
    .where(and(eq(outboxMessages.practiceId, ctx.practice.id), eq(outboxMessages.id, deliveryId)));
  if (!message) throw notFound('delivery');
  const input = { kind: 'settle', choice } as const;
  const { verdict } = await applyTimeStep(ctx, message, { input, timing: defaultTiming });
  return verdict === 'done';
}

/** Writes here what stands in XPM; it is then equal, and nothing is sent. */
async function takeTheirs(ctx: ServiceContext, timeEntryId: string, found: TimeDifference): Promise<void> {
  const [record] = await ctx.tx
    .select()
    .from(xpmTimes)
    .where(and(eq(xpmTimes.practiceId, ctx.practice.id), eq(xpmTimes.xpmTimeUuid, found.xpmTimeUuid ?? '')));
  if (!record) throw notFound('record in XPM');
  const [entry] = await loadSituationsById(ctx.tx, ctx.practice, [timeEntryId]);
  requireSamePlace(record, entry?.situation.desired ?? null);
  await ctx.tx
    .update(timeEntries)
    .set({ removedAt: null })
    .where(and(eq(timeEntries.practiceId, ctx.practice.id), eq(timeEntries.id, timeEntryId)));
  await updateTimeEntry(ctx, {
    timeEntryId,
    minutes: record.minutes,
    workDate: record.workDate,
    note: stripMarker(record.note),
  });
}

/** Work, task and person of an entry come from its link and its owner: they are not taken over, and not half. */
function requireSamePlace(record: DesiredTime, desired: DesiredTime | null): void {
  const field = desired && differingField({ ...record, ...placeOf(desired) }, record);
  if (desired && field === null) return;
  const where =
    field === 'xpmJobTaskUuid'
      ? 'another task'
      : field === 'xpmStaffUuid'
        ? 'another person'
        : `job ${record.xpmJobNumber}`;
  throw new AppError('conflict', `the record stands on ${where}`, {
    userMessage: `In XPM this stands on ${where}. Move the entry there first, then take the rest.`,
  });
}

function placeOf({ xpmJobNumber, xpmJobTaskUuid, xpmStaffUuid }: DesiredTime) {
  return { xpmJobNumber, xpmJobTaskUuid, xpmStaffUuid };
}

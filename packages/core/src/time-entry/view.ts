import { and, eq, type SQL, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { perConnection } from '../db/per-connection.ts';
import { clients } from '../db/schema/clients.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { jobs, jobTasks } from '../db/schema/jobs.ts';
import { type LinkState, links } from '../db/schema/links.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { staff } from '../db/schema/staff.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { workItems } from '../db/schema/work-items.ts';
import { notFound } from '../errors.ts';
import { deliveryView, type DeliveryView, type ToldMessage } from './delivery-view.ts';

/** A time entry as every screen and caller sees it; instants ISO 8601 with `Z`, minutes whole. */
export type TimeEntryView = {
  readonly id: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly workItemId: string | null;
  readonly workTitle: string | null;
  readonly clientId: string | null;
  readonly clientName: string | null;
  readonly xpmJobNumber: string | null;
  readonly taskName: string | null;
  readonly workDate: string;
  readonly startedAt: string | null;
  readonly stoppedAt: string | null;
  /** Null while the timer runs. */
  readonly minutes: number | null;
  readonly note: string;
  /** Whether it would reach a job as things stand; known before the first second runs. */
  readonly goesToXpm: boolean;
  readonly removed: boolean;
  readonly delivery: DeliveryView;
};

const toldColumns = {
  id: outboxMessages.id,
  state: outboxMessages.state,
  reason: outboxMessages.reason,
  details: outboxMessages.details,
  remoteId: outboxMessages.remoteId,
  opSeq: outboxMessages.opSeq,
  stateAt: outboxMessages.stateAt,
  createdAt: outboxMessages.createdAt,
  availableAt: outboxMessages.availableAt,
};

/** @throws {AppError} `not_found` */
export async function viewTimeEntry(ctx: ServiceContext, timeEntryId: string): Promise<TimeEntryView> {
  const [row] = await oneEntry(ctx.tx).execute({ practiceId: ctx.practice.id, timeEntryId });
  if (!row) throw notFound('time entry');
  return toView(ctx, row);
}

/** Entries of the practice matching `where`, oldest day first, running ones last of their day. */
export async function viewTimeEntries(ctx: ServiceContext, where: SQL | undefined): Promise<TimeEntryView[]> {
  const rows = await selectEntries(ctx.tx)
    .where(and(eq(timeEntries.practiceId, ctx.practice.id), where))
    .orderBy(timeEntries.workDate, timeEntries.startedAt, timeEntries.createdAt, timeEntries.id);
  return rows.map((row) => toView(ctx, row));
}

const oneEntry = perConnection((tx) =>
  selectEntries(tx)
    .where(
      and(
        eq(timeEntries.practiceId, sql.placeholder('practiceId')),
        eq(timeEntries.id, sql.placeholder('timeEntryId')),
      ),
    )
    .prepare(''),
);

function selectEntries(tx: Tx) {
  return tx
    .select({
      entry: timeEntries,
      staffName: staff.name,
      hasXpmPerson: staff.xpmStaffUuid,
      workTitle: workItems.title,
      clientId: workItems.clientId,
      clientName: clients.name,
      link: { state: links.state, xpmJobNumber: links.xpmJobNumber },
      jobIsOpen: jobs.isOpen,
      taskName: jobTasks.name,
      message: toldColumns,
      pausedUntil: deliveryGates.pausedUntil,
      pauseReason: deliveryGates.pauseReason,
      lookFirstBefore: deliveryGates.lookFirstBefore,
    })
    .from(timeEntries)
    .innerJoin(staff, and(eq(staff.practiceId, timeEntries.practiceId), eq(staff.id, timeEntries.staffId)))
    .leftJoin(
      workItems,
      and(eq(workItems.practiceId, timeEntries.practiceId), eq(workItems.id, timeEntries.workItemId)),
    )
    .leftJoin(clients, and(eq(clients.practiceId, workItems.practiceId), eq(clients.id, workItems.clientId)))
    .leftJoin(
      links,
      and(eq(links.practiceId, timeEntries.practiceId), eq(links.workItemId, timeEntries.workItemId)),
    )
    .leftJoin(jobs, and(eq(jobs.practiceId, links.practiceId), eq(jobs.xpmJobNumber, links.xpmJobNumber)))
    .leftJoin(
      jobTasks,
      and(eq(jobTasks.practiceId, links.practiceId), eq(jobTasks.xpmJobTaskUuid, links.xpmJobTaskUuid)),
    )
    .leftJoin(
      outboxMessages,
      and(
        eq(outboxMessages.practiceId, timeEntries.practiceId),
        eq(outboxMessages.kind, 'time_entry.push'),
        eq(outboxMessages.subjectId, timeEntries.id),
      ),
    )
    .leftJoin(
      deliveryGates,
      and(eq(deliveryGates.practiceId, timeEntries.practiceId), eq(deliveryGates.kind, 'xpm')),
    );
}

type Row = {
  readonly entry: typeof timeEntries.$inferSelect;
  readonly staffName: string;
  readonly hasXpmPerson: string | null;
  readonly workTitle: string | null;
  readonly clientId: string | null;
  readonly clientName: string | null;
  readonly link: { readonly state: LinkState; readonly xpmJobNumber: string | null } | null;
  readonly jobIsOpen: boolean | null;
  readonly taskName: string | null;
  readonly message: ToldMessage | null;
  readonly pausedUntil: Date | null;
  readonly pauseReason: string | null;
  readonly lookFirstBefore: Date | null;
};

function toView(ctx: ServiceContext, row: Row): TimeEntryView {
  const { entry, link } = row;
  const isLinked = link?.state === 'linked';
  const target = {
    xpmJobNumber: isLinked ? link.xpmJobNumber : null,
    taskName: isLinked ? row.taskName : null,
  };
  return {
    id: entry.id,
    staffId: entry.staffId,
    staffName: row.staffName,
    workItemId: entry.workItemId,
    workTitle: row.workTitle,
    clientId: row.clientId,
    clientName: row.clientName,
    ...target,
    workDate: entry.workDate,
    startedAt: isoOf(entry.startedAt),
    stoppedAt: isoOf(entry.stoppedAt),
    minutes: entry.minutes,
    note: entry.note,
    goesToXpm: isLinked && row.hasXpmPerson !== null && row.jobIsOpen !== false,
    removed: entry.removedAt !== null,
    delivery: deliveryView({
      ...target,
      message: row.message,
      running: entry.minutes === null,
      hasWorkItem: entry.workItemId !== null,
      staffName: row.staffName,
      settleSeconds: ctx.settings.settleSeconds,
      timeZone: ctx.practice.timeZone,
      now: ctx.now,
      pausedUntil: row.pausedUntil,
      pauseReason: row.pauseReason,
      lookFirstBefore: row.lookFirstBefore,
      lookFirst: entry.lookFirst,
    }),
  };
}

function isoOf(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString();
}

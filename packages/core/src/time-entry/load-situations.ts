import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';

import type { Practice } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { perConnection } from '../db/per-connection.ts';
import { jobs } from '../db/schema/jobs.ts';
import { links } from '../db/schema/links.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { staff } from '../db/schema/staff.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { workItems } from '../db/schema/work-items.ts';
import { xpmStaff } from '../db/schema/xpm-lists.ts';
import { noteMarker, noteWithMarker } from '../outbox/note-marker.ts';
import { type RecordRow, recordColumns } from '../outbox/record-row.ts';
import type { DeliverySituation } from './plan-delivery.ts';

export type EntrySituation = {
  readonly timeEntryId: string;
  readonly situation: DeliverySituation;
  readonly message: PlannedMessage | null;
  /** Nothing of it was ever written down to be sent, and it may be in XPM from before a restore. */
  readonly looksFirst: boolean;
  /** The database's clock. */
  readonly now: Date;
};

/** The part of a message that planning reads and writes. */
export type PlannedMessage = RecordRow & { readonly id: string };

const entryColumns = {
  id: timeEntries.id,
  workItemId: timeEntries.workItemId,
  workDate: timeEntries.workDate,
  minutes: timeEntries.minutes,
  note: timeEntries.note,
  lookFirst: timeEntries.lookFirst,
  createdAt: timeEntries.createdAt,
  updatedAt: timeEntries.updatedAt,
  removedAt: timeEntries.removedAt,
};

const linkColumns = {
  state: links.state,
  xpmJobNumber: links.xpmJobNumber,
  xpmJobTaskUuid: links.xpmJobTaskUuid,
};

/**
 * Locks entries before their situation is read. A statement of its own: one that locked and read at once would see
 * the message as it was before the lock was granted.
 */
export async function lockEntries(tx: Tx, practiceId: string, where: SQL): Promise<void> {
  await tx
    .select({ id: timeEntries.id })
    .from(timeEntries)
    .leftJoin(
      links,
      and(eq(links.practiceId, timeEntries.practiceId), eq(links.workItemId, timeEntries.workItemId)),
    )
    .where(and(eq(timeEntries.practiceId, practiceId), isNotNull(timeEntries.minutes), where))
    .orderBy(timeEntries.id)
    .for('update', { of: timeEntries });
}

/** Everything that decides about the delivery of the stopped entries matching `where`, in one statement. */
export async function loadSituations(tx: Tx, practice: Practice, where: SQL): Promise<EntrySituation[]> {
  const rows = await selectSituations(tx).where(
    and(eq(timeEntries.practiceId, practice.id), isNotNull(timeEntries.minutes), where),
  );
  return rows.map((row) => toEntrySituation(practice, row));
}

/** As `loadSituations`, for these entries; none for those whose timer runs. */
export async function loadSituationsById(
  tx: Tx,
  practice: Practice,
  timeEntryIds: readonly string[],
): Promise<EntrySituation[]> {
  const rows = await selectSituationsById(tx, practice.id, timeEntryIds);
  return rows.map((row) => toEntrySituation(practice, row));
}

/** The rows of `loadSituationsById`, in one statement, for who has the practice only later. */
export async function selectSituationsById(
  tx: Tx,
  practiceId: string,
  timeEntryIds: readonly string[],
): Promise<SituationRow[]> {
  return situationsById(tx).execute({ practiceId, timeEntryIds });
}

const situationsById = perConnection((tx) => selectSituations(tx).where(isOneOf).prepare('situations_by_id'));

const isOneOf = and(
  eq(timeEntries.practiceId, sql.placeholder('practiceId')),
  sql`${timeEntries.id} = any(${sql.placeholder('timeEntryIds')}::uuid[])`,
  isNotNull(timeEntries.minutes),
);

function selectSituations(tx: Tx) {
  return tx
    .select({
      entry: entryColumns,
      link: linkColumns,
      xpmStaffUuid: staff.xpmStaffUuid,
      xpmPersonGoneAt: xpmStaff.goneAt,
      rolledOverAt: workItems.rolledOverAt,
      job: { isOpen: jobs.isOpen, goneAt: jobs.goneAt },
      message: { id: outboxMessages.id, ...recordColumns },
      now: sql<Date>`now()`.mapWith(timeEntries.updatedAt),
    })
    .from(timeEntries)
    .innerJoin(staff, and(eq(staff.practiceId, timeEntries.practiceId), eq(staff.id, timeEntries.staffId)))
    .leftJoin(
      xpmStaff,
      and(eq(xpmStaff.practiceId, staff.practiceId), eq(xpmStaff.xpmStaffUuid, staff.xpmStaffUuid)),
    )
    .leftJoin(
      workItems,
      and(eq(workItems.practiceId, timeEntries.practiceId), eq(workItems.id, timeEntries.workItemId)),
    )
    .leftJoin(
      links,
      and(eq(links.practiceId, timeEntries.practiceId), eq(links.workItemId, timeEntries.workItemId)),
    )
    .leftJoin(jobs, and(eq(jobs.practiceId, links.practiceId), eq(jobs.xpmJobNumber, links.xpmJobNumber)))
    .leftJoin(
      outboxMessages,
      and(
        eq(outboxMessages.practiceId, timeEntries.practiceId),
        eq(outboxMessages.kind, 'time_entry.push'),
        eq(outboxMessages.subjectId, timeEntries.id),
      ),
    );
}

export function toEntrySituation(practice: Practice, row: SituationRow): EntrySituation {
  const { entry, message, now } = row;
  const looksFirst = entry.lookFirst && message?.opSeq === 0;
  return { timeEntryId: entry.id, message, situation: toSituation(practice, row), looksFirst, now };
}

export type SituationRow = {
  readonly entry: Pick<typeof timeEntries.$inferSelect, keyof typeof entryColumns>;
  readonly link: Pick<typeof links.$inferSelect, keyof typeof linkColumns> | null;
  readonly xpmStaffUuid: string | null;
  readonly xpmPersonGoneAt: Date | null;
  readonly rolledOverAt: Date | null;
  readonly job: { readonly isOpen: boolean; readonly goneAt: Date | null } | null;
  readonly message: PlannedMessage | null;
  readonly now: Date;
};

function toSituation(practice: Practice, row: SituationRow): DeliverySituation {
  const { entry, link, xpmStaffUuid, job, message } = row;
  const isLinked = link?.state === 'linked';
  return {
    removed: entry.removedAt !== null,
    hasWorkItem: entry.workItemId !== null,
    isLinked,
    hasXpmPerson: xpmStaffUuid !== null,
    isXpmPersonGone: row.xpmPersonGoneAt !== null,
    rolledOver: rolledOverOf(row),
    job: job && { isOpen: job.isOpen, isGone: job.goneAt !== null },
    remote: remoteOf(message),
    surplus: message?.surplus ?? [],
    desired: desiredTime(practice, { entry, link, xpmStaffUuid }),
  };
}

function remoteOf(message: PlannedMessage | null): DeliverySituation['remote'] {
  if (!message?.remoteId) return null;
  return { remoteId: message.remoteId, hash: message.syncedHash, linkedBy: message.linkedBy };
}

function rolledOverOf({ entry, rolledOverAt }: SituationRow): DeliverySituation['rolledOver'] {
  if (rolledOverAt === null || entry.createdAt >= rolledOverAt) return null;
  return entry.updatedAt > rolledOverAt ? 'edited' : 'untouched';
}

function desiredTime(
  practice: Practice,
  { entry, link, xpmStaffUuid }: Pick<SituationRow, 'entry' | 'link' | 'xpmStaffUuid'>,
) {
  if (!link?.xpmJobNumber || !link.xpmJobTaskUuid || !xpmStaffUuid || entry.minutes === null) return null;
  const marker = practice.noteMarker ? noteMarker(practice.id, entry.id) : null;
  return {
    xpmJobNumber: link.xpmJobNumber,
    xpmJobTaskUuid: link.xpmJobTaskUuid,
    xpmStaffUuid,
    workDate: entry.workDate,
    minutes: entry.minutes,
    note: noteWithMarker(entry.note, marker),
  };
}

import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { createdAt, instant, practiceKey } from './columns.ts';
import { connectionKinds } from './connections.ts';
import { practices } from './practices.ts';

export const messageKinds = ['time_entry.push', 'client_bill.push'] as const;
export type MessageKind = (typeof messageKinds)[number];

export const deliveryStates = [
  'unlinked',
  'queued',
  'sending',
  'delivered',
  'refused',
  'uncertain',
  'blocked',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const deliveryOps = ['add', 'update', 'delete'] as const;
export type DeliveryOp = (typeof deliveryOps)[number];

/** How a record over there is known to be ours: from the answer to our send, by its marker, or by its likeness. */
export const linkedByKinds = ['answer', 'marker', 'likeness'] as const;
export type LinkedBy = (typeof linkedByKinds)[number];

/**
 * One intended change elsewhere: a row per subject, holding what is wanted, what is known to be there, and the
 * one operation that may be under way. Columns after `sync-protocol` §2.2.2.
 */
export const outboxMessages = pgTable(
  'outbox_messages',
  {
    ...practiceKey(),
    kind: text({ enum: messageKinds }).notNull(),
    subjectId: uuid().notNull(),
    gate: text({ enum: connectionKinds }).notNull(),
    state: text({ enum: deliveryStates }).notNull(),
    /** Code of the cause shown with the state; null when the state says it all. */
    reason: text(),
    /** Values behind the sentence, and the remote system's own words, redacted. */
    details: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
    remoteId: text(),
    linkedBy: text({ enum: linkedByKinds }),
    /** Hash of what is known to be there, null when nothing is; and since when. */
    syncedHash: text(),
    syncedAt: instant(),
    /** Doubles over there proven to be our own making, still to be removed. */
    surplus: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** The operation under way; null when none is. */
    op: text({ enum: deliveryOps }),
    /** The record over there it changes or removes; null for a new one. */
    opTarget: text(),
    opSeq: integer().notNull().default(0),
    /** Hash of what the operation brings, kept after it as what was tried last. */
    opHash: text(),
    /** Exact bytes of the request, stored before it is sent. */
    opRequest: text(),
    opKey: text(),
    opSentAt: instant(),
    /** Absence is believed only from a read that began after this. */
    quietAt: instant(),
    leaseOwner: text(),
    leaseEpoch: integer().notNull().default(0),
    leaseUntil: instant(),
    attempts: integer().notNull().default(0),
    availableAt: instant().notNull(),
    /** How many lines its receipt has, and what only the holder of the key can say of the last; null before one is sealed. */
    receiptLines: integer().notNull().default(0),
    receiptHead: text(),
    createdAt: createdAt(),
    /** When the state was last entered. */
    stateAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    uniqueIndex('outbox_messages_subject').on(t.practiceId, t.kind, t.subjectId),
    // A record over there belongs to one subject here, whoever adopts it.
    uniqueIndex('outbox_messages_remote')
      .on(t.practiceId, t.kind, t.remoteId)
      .where(sql`${t.remoteId} is not null`),
    index('outbox_messages_due')
      .on(t.practiceId, t.gate, t.availableAt)
      .where(sql`${t.state} in ('queued', 'sending', 'uncertain')`),
    index('outbox_messages_leased')
      .on(t.practiceId, t.gate, t.leaseUntil)
      .where(sql`${t.leaseUntil} is not null`),
    check('outbox_messages_op_whole', sql`(${t.op} is null) = (${t.opRequest} is null)`),
    check(
      'outbox_messages_in_flight_has_op',
      sql`${t.state} not in ('sending', 'uncertain') or ${t.op} is not null`,
    ),
  ],
);

/** Receipts: what was intended, sent, answered and read back. Only ever added to. */
export const deliveryEvents = pgTable(
  'delivery_events',
  {
    ...practiceKey(),
    messageId: uuid().notNull(),
    /** Its place in the receipt, from 1. */
    seq: integer().notNull(),
    at: instant().notNull(),
    opSeq: integer().notNull(),
    /** `attempt` is when the request left; without one nothing was sent, or nobody saw the end of it. */
    event: text({ enum: ['intent', 'attempt', 'answer', 'read_back', 'decision'] }).notNull(),
    op: text({ enum: deliveryOps }),
    outcome: text(),
    httpStatus: integer(),
    correlationId: text(),
    /** Of an intent: the record it names; of the others: the record that was answered or seen. */
    remoteId: text(),
    /** SHA-256 of the bytes sent, of the record answered, or of the record read back. */
    hash: text(),
    /** Redacted, bounded text of the remote side, kept for support. */
    text: text(),
    /** `<keyId>.<HMAC-SHA256>` over all of this and the end of the line before; null from before lines were sealed. */
    seal: text(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.messageId],
      foreignColumns: [outboxMessages.practiceId, outboxMessages.id],
    }),
    uniqueIndex('delivery_events_line').on(t.practiceId, t.messageId, t.seq),
    index('delivery_events_removals')
      .on(t.practiceId, t.remoteId)
      .where(sql`${t.event} = 'intent' and ${t.op} = 'delete'`),
  ],
);

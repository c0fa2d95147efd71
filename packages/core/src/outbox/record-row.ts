import { outboxMessages } from '../db/schema/outbox-messages.ts';
import type { Operation, SyncRecord } from '../sync/record.ts';

export type OutboxMessage = typeof outboxMessages.$inferSelect;

/** The columns a record is made of. */
export const recordColumns = {
  state: outboxMessages.state,
  stateAt: outboxMessages.stateAt,
  reason: outboxMessages.reason,
  details: outboxMessages.details,
  remoteId: outboxMessages.remoteId,
  linkedBy: outboxMessages.linkedBy,
  syncedHash: outboxMessages.syncedHash,
  syncedAt: outboxMessages.syncedAt,
  surplus: outboxMessages.surplus,
  op: outboxMessages.op,
  opTarget: outboxMessages.opTarget,
  opSeq: outboxMessages.opSeq,
  opHash: outboxMessages.opHash,
  opRequest: outboxMessages.opRequest,
  opKey: outboxMessages.opKey,
  opSentAt: outboxMessages.opSentAt,
  quietAt: outboxMessages.quietAt,
  leaseOwner: outboxMessages.leaseOwner,
  leaseUntil: outboxMessages.leaseUntil,
  leaseEpoch: outboxMessages.leaseEpoch,
  attempts: outboxMessages.attempts,
  availableAt: outboxMessages.availableAt,
};

export type RecordRow = Pick<OutboxMessage, keyof typeof recordColumns>;

/** A row of the outbox as the protocol sees it. */
export function toRecord(row: RecordRow): SyncRecord {
  return {
    state: row.state,
    stateAt: row.stateAt.getTime(),
    reason: row.reason,
    details: row.details,
    remoteId: row.remoteId,
    linkedBy: row.linkedBy,
    syncedHash: row.syncedHash,
    syncedAt: row.syncedAt?.getTime() ?? null,
    surplus: row.surplus,
    op: toOperation(row),
    opSeq: row.opSeq,
    triedHash: row.opHash,
    leaseOwner: row.leaseOwner,
    leaseUntil: row.leaseUntil?.getTime() ?? null,
    epoch: row.leaseEpoch,
    attempts: row.attempts,
    availableAt: row.availableAt.getTime(),
  };
}

function toOperation(row: RecordRow): Operation | null {
  const { op, opRequest, opSentAt, quietAt, details } = row;
  if (op === null || opRequest === null || opSentAt === null || quietAt === null) return null;
  const { why } = details;
  return {
    kind: op,
    target: row.opTarget,
    // What was tried last is not what a removal brings.
    hash: op === 'delete' ? null : row.opHash,
    request: opRequest,
    key: row.opKey,
    sentAt: opSentAt.getTime(),
    quietAt: quietAt.getTime(),
    why: typeof why === 'string' ? why : null,
  };
}

/** The columns in which two records differ, as they are written. */
export function changedColumns(before: SyncRecord | null, after: SyncRecord): Partial<RecordRow> {
  const next = toColumns(after);
  if (before === null) return next;
  const known = toColumns(before);
  return Object.fromEntries(
    Object.entries(next).filter(([name, value]) => !isSame(value, Reflect.get(known, name))),
  );
}

/** A record as a row of the outbox. */
export function toColumns({ op, epoch, triedHash, ...record }: SyncRecord): RecordRow {
  return {
    ...record,
    ...(op ? operationColumns(op) : noOperation),
    stateAt: new Date(record.stateAt),
    syncedAt: toDate(record.syncedAt),
    surplus: [...record.surplus],
    opHash: triedHash,
    leaseUntil: toDate(record.leaseUntil),
    leaseEpoch: epoch,
    availableAt: new Date(record.availableAt),
  };
}

const noOperation = {
  op: null,
  opTarget: null,
  opRequest: null,
  opKey: null,
  opSentAt: null,
  quietAt: null,
} as const;

function operationColumns({ kind, target, request, key, sentAt, quietAt }: Operation) {
  return {
    op: kind,
    opTarget: target,
    opRequest: request,
    opKey: key,
    opSentAt: new Date(sentAt),
    quietAt: new Date(quietAt),
  };
}

function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

function isSame(left: unknown, right: unknown): boolean {
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (Array.isArray(left) || (typeof left === 'object' && left !== null)) {
    return JSON.stringify(left) === JSON.stringify(right);
  }
  return left === right;
}

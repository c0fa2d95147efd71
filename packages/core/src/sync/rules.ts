import type { Operation, SyncRecord } from './record.ts';
import type { DeliveryTiming } from './timing.ts';

/**
 * The nine rules of the protocol, each in one place. Leaving any one out loses or doubles something; the model check
 * and the simulation show how, by running the same core without it (`npm run sim:mutants`).
 *
 * Source: sync protocol, transitions. Instants in milliseconds by the store's clock, `elapsedMs` by the worker's own.
 */
export type ProtocolRules = {
  /** 1. Intent before send: what is stored together with the decision to send. */
  intentBeforeSend(held: SyncRecord, before: SyncRecord): SyncRecord;
  /** 2. One send for each intent: whether one that was found under way may be sent by its finder. */
  oneSendPerIntent(op: Operation): boolean;
  /** 3. Send fence: whether the first byte may still leave so long after the decision began. */
  sendFence(elapsedMs: number, timing: DeliveryTiming): boolean;
  /** 4. Epoch on commit: only the latest claim writes. */
  epochOnCommit(record: SyncRecord, epoch: number): boolean;
  /** 5. Operation number on commit: a result belongs to the operation it was the result of. */
  opSequenceOnCommit(record: SyncRecord, opSeq: number): boolean;
  /** 6. Quiet before believing absence. */
  quietBeforeAbsence(op: Operation, readAt: number): boolean;
  /** 7. A read shows what was there when it started, not when it is written down. */
  readStartedAfterQuiet(reading: { readonly startedAt: number }, now: number): number;
  /** 8. Quiet before another change of the same record. */
  quietBeforePut(op: Operation, readAt: number): boolean;
  /** 9. Adopt the lowest: of several that are ours every worker takes the same. */
  adoptLowest<T extends { readonly remoteId: string }>(matches: readonly T[]): T | undefined;
};

export const protocolRules: ProtocolRules = {
  intentBeforeSend: (held) => held,
  oneSendPerIntent: () => false,
  sendFence: (elapsedMs, { sendFenceMs }) => elapsedMs < sendFenceMs,
  epochOnCommit: (record, epoch) => record.epoch === epoch,
  opSequenceOnCommit: (record, opSeq) => record.opSeq === opSeq && record.op !== null,
  quietBeforeAbsence: (op, readAt) => readAt > op.quietAt,
  readStartedAfterQuiet: ({ startedAt }) => startedAt,
  quietBeforePut: (op, readAt) => readAt > op.quietAt,
  adoptLowest: (matches) =>
    matches.reduce<(typeof matches)[number] | undefined>(
      (lowest, match) => (lowest === undefined || match.remoteId < lowest.remoteId ? match : lowest),
      undefined,
    ),
};

import type { StepResult } from './inputs.ts';
import { type SyncRecord, withoutLease } from './record.ts';
import { type FoundInvoice, resolveBill } from './resolve-bill.ts';
import { done, dropped, type InputOf, isCurrent, receipt, type StepContext } from './step-result.ts';
import { abandon, keepWaiting } from './step-time-reading.ts';

/** Settles the sending of a sales invoice nobody saw the end of, from what a look in Xero showed. */
export function stepBillReading(
  record: SyncRecord,
  input: InputOf<'bill_reading'>,
  { now, rules }: StepContext,
): StepResult {
  if (!isCurrent(record, input, rules)) return dropped(record);
  const resolution = resolveBill(record.op, input.reading, { now, rules });
  switch (resolution.kind) {
    case 'wait':
      return keepWaiting(record, record.op, now);
    case 'absent':
      return abandon(record, now);
    case 'look_by_url':
      return done(record, { kind: 'look_by_url' });
    case 'taken':
      return done(
        ended(record, { state: 'blocked', reason: 'number_taken', details: input.reading.takenDetails }, now),
        receipt('decision', record, { outcome: 'number_taken' }),
      );
    case 'adopt':
      return adopt(record, resolution, now);
  }
}

function adopt(
  record: SyncRecord,
  { invoice, concern }: { readonly invoice: FoundInvoice; readonly concern: string | null },
  now: number,
): StepResult {
  const { remoteId, hash, details } = invoice;
  const state =
    concern === null
      ? ({ state: 'delivered', reason: null, details: {} } as const)
      : ({
          state: 'blocked',
          reason: 'differs',
          details: { ...details, reason: 'differs', field: concern },
        } as const);
  return done(
    {
      ...ended(record, state, now),
      remoteId,
      linkedBy: 'marker',
      syncedHash: hash,
      syncedAt: now,
      attempts: 0,
    },
    receipt('read_back', record, { outcome: 'found', remoteId, hash }),
  );
}

function ended(
  record: SyncRecord,
  state: Pick<SyncRecord, 'state' | 'reason' | 'details'>,
  now: number,
): SyncRecord {
  return { ...record, ...withoutLease, ...state, stateAt: now, op: null, availableAt: now };
}

import type { ServiceContext } from '../context.ts';
import type { DeliveryPlan } from '../sync/inputs.ts';
import { newRecord } from '../sync/record.ts';
import { step } from '../sync/step.ts';
import { defaultTiming } from '../sync/timing.ts';
import { databaseNow } from './database-now.ts';
import { toRecord } from './record-row.ts';
import { saveRecord, type Subject } from './save-record.ts';

/** Takes up what a person wants done about a subject, whose lock the caller holds. */
export async function planMessage(ctx: ServiceContext, subject: Subject, plan: DeliveryPlan): Promise<void> {
  const now = await databaseNow(ctx.tx);
  const before = subject.message && toRecord(subject.message);
  const input = { kind: 'plan', plan, wantedHash: null, restMs: 0, again: true } as const;
  const around = { now, timing: defaultTiming, isOutage: false };
  const { record } = step(before ?? newRecord(now), input, around);
  await saveRecord(ctx, subject, { before, after: record });
}

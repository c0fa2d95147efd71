import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { type Applied, applySteps } from '../outbox/apply-step.ts';
import { type Held, holdMessages } from '../outbox/hold-messages.ts';
import type { Answer } from '../outbox/receipt-lines.ts';
import type { OutboxMessage } from '../outbox/record-row.ts';
import type { SyncInput } from '../sync/inputs.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { holdEntries } from './hold-entries.ts';
import { planEntries } from './replan.ts';

/** A message of an entry, and what happened to it. */
export type TimeStepping = {
  readonly message: Pick<OutboxMessage, 'id'>;
  readonly input: SyncInput;
  readonly answer?: Answer | undefined;
};

/** As {@link applyTimeSteps}, for one message. */
export async function applyTimeStep(
  ctx: ServiceContext,
  message: TimeStepping['message'],
  { timing, ...stepping }: Omit<TimeStepping, 'message'> & { readonly timing: DeliveryTiming },
): Promise<Applied> {
  const steppings = [{ ...stepping, message }];
  const held = await holdTimeSteps(ctx.tx, ctx.practice.id, steppings);
  const [applied] = await applyTimeSteps(ctx, steppings, { held, timing });
  if (!applied) throw new RangeError(`there is no message ${message.id}`);
  return applied;
}

/** Locks what these steps change. To give a message back its entry is not needed. */
export async function holdTimeSteps(
  tx: Tx,
  practiceId: string,
  steppings: readonly TimeStepping[],
): Promise<Held[]> {
  const told = steppings.filter(({ input }) => input.kind !== 'release');
  const returned = steppings.filter(({ input }) => input.kind === 'release');
  const held = await Promise.all([
    holdEntries(tx, practiceId, told.map(idOf)),
    holdMessages(tx, practiceId, returned.map(idOf)),
  ]);
  return held.flat();
}

/**
 * Makes a step of the protocol on the message of each of these entries, audits what changed, and plans anew where an
 * entry may have changed while an operation was under way. Nothing happens to one that another worker has taken over.
 *
 * @param rules with what `holdTimeSteps` locked
 * @returns what came of each, in the order given
 */
export async function applyTimeSteps(
  ctx: ServiceContext,
  steppings: readonly TimeStepping[],
  { held, timing }: { readonly held: readonly Held[]; readonly timing: DeliveryTiming },
): Promise<Applied[]> {
  const applied = applySteps(ctx.tx, {
    held,
    steppings: steppings.map(({ message, ...stepping }) => ({ ...stepping, messageId: message.id })),
    timing,
    receiptKeys: ctx.settings.receiptKeys,
  });
  const news = applied.filter(
    ({ verdict }, index) => verdict === 'done' && steppings[index]?.input.kind !== 'release',
  );
  if (news.length === 0) return applied;
  recordAudit(ctx, ...news.filter(isVisible).map(auditOf));
  for (const again of [false, true]) await planEntries(ctx, replanned(news, again), { restMs: 0, again });
  ctx.announce('delivery');
  ctx.announce('timeEntry');
  return applied;
}

function idOf({ message }: TimeStepping): string {
  return message.id;
}

function isVisible({ before, after }: Applied): boolean {
  return before.state !== after.state || before.remoteId !== after.remoteId;
}

function auditOf({ before, after }: Applied) {
  return {
    subjectKind: 'time_entry',
    subjectId: after.subjectId,
    before: { delivery: before.state, op: before.op },
    after: { delivery: after.state, reason: after.reason, xpmTimeUuid: after.remoteId },
  };
}

function replanned(news: readonly Applied[], again: boolean): string[] {
  const asks = news.filter(({ effects }) =>
    effects.some((effect) => effect.kind === 'replan' && effect.again === again),
  );
  return asks.map(({ after }) => after.subjectId);
}

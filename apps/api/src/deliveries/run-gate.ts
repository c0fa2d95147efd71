import { AppError } from '@throughline/core/errors';
import { claimDue } from '@throughline/core/outbox/claim-due';
import type { DueGate } from '@throughline/core/outbox/due-gates';
import { gateLimits } from '@throughline/core/outbox/gate-limits';
import { type OutboxMessage, toRecord } from '@throughline/core/outbox/record-row';
import type { Claimed } from '@throughline/core/sync/ports';

import { deliverClientBill, resolveClientBills } from './deliver-client-bill.ts';
import { deliverTimeEntry } from './deliver-time-entry.ts';
import type { DeliveryDeps } from './deps.ts';
import { giveBack } from './give-back.ts';
import { resolveTimeEntries } from './resolve-time-entries.ts';

/** Xero gives no token now. */
const silentMs = 30_000;

type ClaimedMessage = Claimed & { readonly message: OutboxMessage };

/**
 * Takes what is due at one gate and carries it out.
 *
 * @returns how many messages were taken; zero when nothing was due or another worker is at it
 */
export async function runGate(
  deps: DeliveryDeps,
  { practiceId, kind }: Pick<DueGate, 'practiceId' | 'kind'>,
): Promise<number> {
  const { workerId, timing } = deps;
  // No more than may be in flight, so that no claimed message waits for its turn past its lease.
  const limit = gateLimits.workerInFlightMax;
  const messages = await claimDue(deps.db, { practiceId, kind, workerId, limit, timing });
  const claimed = messages.map((message) => ({ id: message.id, record: toRecord(message), message }));
  const underWay = claimed.filter(({ record }) => record.op !== null);
  const waiting = claimed.filter(({ record }) => record.op === null);
  const resolve = kind === 'xpm' ? resolveTimeEntries : resolveClientBills;
  const deliver = kind === 'xpm' ? deliverTimeEntry : deliverClientBill;
  await Promise.all([
    guarded(deps, underWay, () => resolve(deps, underWay)),
    ...waiting.map((one) => guarded(deps, [one], () => deliver(deps, one))),
  ]);
  return messages.length;
}

/** One message that trips a bug must not stop the others; its lease runs out and it is looked at again. */
async function guarded(
  deps: DeliveryDeps,
  claimed: readonly ClaimedMessage[],
  work: () => Promise<void>,
): Promise<void> {
  if (claimed.length === 0) return;
  try {
    await work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'precondition_failed') {
      for (const { message } of claimed) await giveBack(deps, message, silentMs);
      return;
    }
    const messageIds = claimed.map(({ id }) => id);
    deps.logger.error({ err: error, messageIds }, 'delivery stopped by an unexpected error');
  }
}

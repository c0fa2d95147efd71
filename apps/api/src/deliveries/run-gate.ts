import type { Tx } from '@throughline/core/db/client';
import { AppError } from '@throughline/core/errors';
import { type ConnectionTokens, findConnectionTokens } from '@throughline/core/mirror/find-connection';
import { claimDue } from '@throughline/core/outbox/claim-due';
import { gateLimits } from '@throughline/core/outbox/gate-limits';
import { type OutboxMessage, toRecord } from '@throughline/core/outbox/record-row';
import type { Gate } from '@throughline/core/outbox/wake-gate';
import type { Claimed } from '@throughline/core/sync/ports';

import { deliverClientBill, resolveClientBills } from './deliver-client-bill.ts';
import { deliverTimeEntry } from './deliver-time-entry.ts';
import { type DeliveryDeps, notOpenMs } from './deps.ts';
import { elapsedClock } from './elapsed-clock.ts';
import { giveBack } from './give-back.ts';
import { type Grants, grantsOf } from './message-calls.ts';
import { resolveTimeEntries } from './resolve-time-entries.ts';
import { timeStore } from './time-store.ts';

/** Xero gives no token now. */
const silentMs = 30_000;

type ClaimedMessage = Claimed & { readonly message: OutboxMessage };

type Carriers = {
  deliver(claimed: ClaimedMessage, grants: Grants): Promise<void>;
  /** Finds out what became of those under way. */
  resolve(claimed: readonly ClaimedMessage[]): Promise<void>;
};

/**
 * Takes what is due at one gate, so many messages at most, and begins to carry it out.
 *
 * @returns for each message taken, when it is carried out; none when nothing was due or another worker is at it
 */
export async function runGate(
  deps: DeliveryDeps,
  gate: Gate,
  limit: number = gateLimits.workerInFlightMax,
): Promise<readonly Promise<void>[]> {
  const { workerId, timing } = deps;
  const { practiceId, kind } = gate;
  const claimedMs = elapsedClock();
  const what = kind === 'xpm' ? 'time.api' : 'PUT Invoices';
  let finding: Promise<ConnectionTokens | null> = Promise.resolve(null);
  // Client bills find theirs each by itself.
  const beside = (tx: Tx): void => {
    if (kind !== 'xpm') return;
    finding = findConnectionTokens(tx, practiceId, kind);
    finding.catch(() => undefined);
  };
  const taken = await claimDue(deps.db, { practiceId, kind, workerId, limit, timing, what, beside });
  if (taken.length === 0) return [];
  const opening = carriersFor(deps, gate, await finding);
  opening.catch(() => undefined);
  const claimed = taken.map(({ message, callId }) => ({
    claimed: { id: message.id, record: toRecord(message), message },
    grants: grantsOf(deps, practiceId, callId === null ? null : { callId, claimedMs }),
  }));
  const underWay = claimed.flatMap((one) => (one.claimed.record.op === null ? [] : [one.claimed]));
  const waiting = claimed.filter((one) => one.claimed.record.op === null);
  const resolving = guarded(deps, underWay, async () => {
    const carriers = await opening;
    return carriers ? carriers.resolve(underWay) : returnAll(deps, underWay);
  });
  return [
    ...underWay.map(() => resolving),
    ...waiting.map(async ({ claimed: one, grants }) => {
      await guarded(deps, [one], async () => {
        const carriers = await opening;
        return carriers ? carriers.deliver(one, grants) : returnAll(deps, [one]);
      });
      await grants.close();
    }),
  ];
}

/** Null when the practice has no connection that works. */
async function carriersFor(
  deps: DeliveryDeps,
  { practiceId, kind }: Gate,
  found: ConnectionTokens | null,
): Promise<Carriers | null> {
  if (kind === 'ledger') {
    return {
      deliver: (claimed, grants) => deliverClientBill(deps, claimed, grants),
      resolve: (claimed) => resolveClientBills(deps, claimed),
    };
  }
  const open = await deps.openXpm(practiceId, found);
  if (!open) return null;
  const store = timeStore(deps, practiceId);
  return {
    deliver: (claimed, grants) => deliverTimeEntry(deps, claimed, { open, store, grants }),
    resolve: (claimed) => resolveTimeEntries(deps, claimed, { open, store }),
  };
}

async function returnAll(deps: DeliveryDeps, claimed: readonly ClaimedMessage[]): Promise<void> {
  for (const { message } of claimed) await giveBack(deps, message, notOpenMs);
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

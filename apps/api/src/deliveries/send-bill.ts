import { asSystem } from '@throughline/core/as-system';
import type { IntendedBill } from '@throughline/core/client-bill/intend-bill';
import { settleBill } from '@throughline/core/client-bill/settle-bill';
import type { ServiceContext } from '@throughline/core/context';
import { AppError } from '@throughline/core/errors';
import type { OutboxMessage } from '@throughline/core/outbox/claim-due';
import type { DeliveryOutcome } from '@throughline/core/sync/outcome';
import type { Ledger } from '@throughline/ledger-push';

import { billAnswer, billOutcome } from './bill-outcome.ts';
import type { DeliveryDeps, Opened } from './deps.ts';

const noAnswer = { httpStatus: null, correlationId: null, text: null } as const;

/** Runs `work` in one transaction of the message's practice, as the program itself. */
export function inBillSystem<T>(
  deps: DeliveryDeps,
  { practiceId }: Pick<OutboxMessage, 'practiceId'>,
  work: (ctx: ServiceContext) => Promise<T>,
): Promise<T> {
  const { db, settings, now } = deps;
  return asSystem(db, { practiceId, verb: 'delivery.client_bill', now: now(), settings }, work);
}

type Send = {
  readonly intended: IntendedBill;
  readonly opened: Opened<Ledger>;
  /** The same bytes were sent before under the same key. */
  readonly isRepeat: boolean;
};

/** Sends a written-down sales invoice once and settles what the reply proved. */
export async function sendBill(deps: DeliveryDeps, sending: Send): Promise<DeliveryOutcome> {
  const { intended, opened, isRepeat } = sending;
  const { message, document, key, totals } = intended;
  const sent = await opened.client
    .createInvoice(document, key)
    .then((result) => ({ result }))
    .catch(async (error: unknown) => ({ unsent: await settleUnsent(deps, sending, error) }));
  if ('unsent' in sent) return sent.unsent;
  const { result } = sent;
  const outcome = billOutcome(result, { totals, hash: message.opHash, isRepeat });
  const settled = { outcome, answer: billAnswer(result), timing: deps.timing };
  await inBillSystem(deps, message, (ctx) => settleBill(ctx, message, settled));
  deps.logger.info(
    { messageId: message.id, isRepeat, outcome: outcome.kind, correlationId: result.correlationId },
    'client bill carried to Xero',
  );
  return outcome;
}

/** Something kept it from leaving: there was no token, or it must not be sent. An earlier send stays open. */
async function settleUnsent(
  deps: DeliveryDeps,
  { intended, opened, isRepeat }: Send,
  error: unknown,
): Promise<DeliveryOutcome> {
  if (opened.lastReply() !== null) throw error;
  const outcome: DeliveryOutcome = isRepeat
    ? { kind: 'uncertain', why: 'no_answer' }
    : { kind: 'retry', why: 'unavailable', afterMs: null };
  const { message } = intended;
  const settled = { outcome, answer: noAnswer, timing: deps.timing };
  await inBillSystem(deps, message, (ctx) => settleBill(ctx, message, settled));
  if (!(error instanceof AppError)) throw error;
  return outcome;
}

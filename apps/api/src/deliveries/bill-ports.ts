import { asSystem } from '@throughline/core/as-system';
import { applyBillStep } from '@throughline/core/client-bill/apply-bill-step';
import type { BilledClient } from '@throughline/core/client-bill/contact-questions';
import { intendBill } from '@throughline/core/client-bill/intend-bill';
import { readBillRequest } from '@throughline/core/client-bill/sales-invoice-schema';
import { loadIntended } from '@throughline/core/client-bill/unresolved-bills';
import type { ServiceContext } from '@throughline/core/context';
import { AppError } from '@throughline/core/errors';
import type { OutboxMessage } from '@throughline/core/outbox/record-row';
import type { DeliveryOutcome } from '@throughline/core/sync/outcome';
import type { Claimed, SyncPorts } from '@throughline/core/sync/ports';
import { protocolRules } from '@throughline/core/sync/rules';
import type { Ledger } from '@throughline/ledger-push';

import { billAnswer, billOutcome } from './bill-outcome.ts';
import type { DeliveryDeps, Opened } from './deps.ts';
import { elapsedClock } from './elapsed-clock.ts';
import { type Grants, messageCalls } from './message-calls.ts';
import { isRejection, rejectToken } from './reject-token.ts';
import { type Answered, answerFor } from './time-ports.ts';

/** A claimed message of a client bill. */
export type ClaimedBill = Claimed & { readonly message: OutboxMessage };

export type BillPorts = SyncPorts<ClaimedBill> & {
  /** The client whose contact has to be found before anything can be sent; null when that is not in the way. */
  contactWanted(): BilledClient | null;
};

/** Runs `work` in one transaction of the message's practice, as the program itself. */
export function inBillSystem<T>(
  deps: DeliveryDeps,
  { practiceId }: Pick<OutboxMessage, 'practiceId'>,
  work: (ctx: ServiceContext) => Promise<T>,
): Promise<T> {
  const { db, settings, now } = deps;
  return asSystem(db, { practiceId, verb: 'delivery.client_bill', now: now(), settings }, work);
}

type BillSend = {
  readonly opened: Opened<Ledger>;
  readonly isRepeat: boolean;
  readonly grants?: Grants | undefined;
};

/** The ports of the sync core for one client bill: PostgreSQL, the gate and Xero. */
export function billPorts(
  deps: DeliveryDeps,
  { message: { practiceId } }: Pick<ClaimedBill, 'message'>,
  { opened, isRepeat, grants }: BillSend,
): BillPorts {
  const { timing } = deps;
  let wanted: BilledClient | null = null;
  let answer: Answered | undefined;
  return {
    timing,
    rules: protocolRules,
    contactWanted: () => wanted,
    monotonicMs: elapsedClock,
    gate: messageCalls(deps, { practiceId, kind: 'ledger', opened, grants }),
    store: {
      apply: ({ message }, input) =>
        inBillSystem(deps, message, (ctx) =>
          applyBillStep(ctx, message, { input, timing, ...answerFor(answer) }),
        ),
      intend: async ({ message }) => {
        const step = await inBillSystem(deps, message, (ctx) => intendBill(ctx, message, timing));
        if (step.kind === 'find_contact') wanted = step.client;
        return step.kind === 'stepped' ? step.result : null;
      },
    },
    async send({ message }, { request, hash }) {
      // Nothing is asked of the database between the fence and the first byte.
      const { document, key } = readBillRequest(request);
      const sentMs = performance.now();
      const sent = await opened.client
        .createInvoice(document, key)
        .then((result) => ({ result }))
        .catch((error: unknown) => ({ error }));
      if ('error' in sent) return unsent(sent.error, { opened, isRepeat });
      answer = { ...billAnswer(sent.result), sentMs };
      // Before the message can be taken again, and sent with the same token.
      const status = opened.lastReply()?.status ?? null;
      if (isRejection({ status }))
        await rejectToken(deps, message, { status, token: opened.token, problems: [] });
      const { totals } = await inBillSystem(deps, message, (ctx) =>
        loadIntended(ctx, { ...message, opRequest: request }),
      );
      const outcome = billOutcome(sent.result, { totals, hash, isRepeat });
      const { correlationId } = sent.result;
      deps.logger.info(
        { messageId: message.id, isRepeat, outcome: outcome.kind, correlationId },
        'client bill carried to Xero',
      );
      return outcome;
    },
  };
}

/** Something kept it from leaving: there was no token, or it must not be sent. An earlier send stays open. */
function unsent(error: unknown, { opened, isRepeat }: BillSend): DeliveryOutcome {
  if (opened.lastReply() !== null || !(error instanceof AppError)) throw error;
  return isRepeat
    ? { kind: 'uncertain', why: 'no_answer' }
    : { kind: 'retry', why: 'unavailable', afterMs: null };
}

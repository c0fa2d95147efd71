import { and, eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import type { OutboxMessage } from '../outbox/record-row.ts';
import { sha256 } from '../outbox/sha256.ts';
import type { StepResult } from '../sync/inputs.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { applyBillStep } from './apply-bill-step.ts';
import { toPreflight } from './bill-preflight.ts';
import { blockBill } from './block-bill.ts';
import type { BilledClient } from './contact-questions.ts';
import { documentHash } from './document-hash.ts';
import { readFrozen, withCurrentCodes } from './frozen-bill.ts';
import { loadBills } from './load-bills.ts';
import { type LedgerFacts, loadLedgerFacts } from './load-ledger-facts.ts';
import { prepareSalesInvoice } from './prepare-sales-invoice.ts';
import { type BillRequest, writeBillRequest } from './sales-invoice-schema.ts';
import { withContact } from './to-sales-invoice.ts';

export type BillStep =
  /** Written down: send exactly what the step says, now. Nothing when the claim was overtaken. */
  | { readonly kind: 'stepped'; readonly result: StepResult }
  /** Written down, but not to be sent: it may be in Xero already, and is looked for as if its sender had died. */
  | { readonly kind: 'look_first' }
  /** Nobody knows yet whom the client is billed as in Xero. */
  | { readonly kind: 'find_contact'; readonly client: BilledClient }
  /** It waits for a person. */
  | { readonly kind: 'set_aside' };

/**
 * Decides what a claimed client bill needs now, from the chart, mapping, lock dates and contact as they are, and
 * writes the operation down before it is sent: exact document and a key of its own, to be sent only within the send
 * fence of this call. What stands in its way is written down too and waits for a person. After the database went back
 * in time the first operation of a client bill has no key, so it is looked for and never sent.
 */
export async function intendBill(
  ctx: ServiceContext,
  message: OutboxMessage,
  timing: DeliveryTiming,
): Promise<BillStep> {
  const planned = await plan(ctx, message, timing);
  if (!('document' in planned)) return planned;
  const { document, ledger, lookFirst } = planned;
  const key = keyFor(ctx, message, ledger);
  const input = {
    kind: 'intend',
    epoch: message.leaseEpoch,
    plan: { state: 'queued', reason: null, op: 'add', target: null },
    hash: documentHash(document),
    request: writeBillRequest({ document, key }),
    key: lookFirst ? null : key,
  } as const;
  const result = await applyBillStep(ctx, message, { input, timing });
  if (!lookFirst) return { kind: 'stepped', result };
  if (result.verdict === 'done')
    await ctx.tx.update(clientBills).set({ lookFirst: false }).where(isBill(ctx, message));
  return { kind: 'look_first' };
}

function isBill({ practice }: ServiceContext, { subjectId }: OutboxMessage) {
  return and(eq(clientBills.practiceId, practice.id), eq(clientBills.id, subjectId));
}

type Planned =
  | Extract<BillStep, { kind: 'find_contact' | 'set_aside' }>
  | {
      readonly document: BillRequest['document'];
      readonly ledger: LedgerFacts;
      readonly lookFirst: boolean;
    };

async function plan(ctx: ServiceContext, message: OutboxMessage, timing: DeliveryTiming): Promise<Planned> {
  const thisBill = isBill(ctx, message);
  await ctx.tx.select({ id: clientBills.id }).from(clientBills).where(thisBill).for('update');
  const [record] = await loadBills(ctx.tx, ctx.practice.id, thisBill);
  const frozen = record && readFrozen(record);
  if (!frozen || record.bill.state === 'posted')
    throw new RangeError(`nothing to post of ${message.subjectId}`);
  const ledger = await loadLedgerFacts(ctx.tx, ctx.practice);
  const { problems } = prepareSalesInvoice(toPreflight(record, { ledger, settings: ctx.settings }));
  const obstacle = problems.find((problem) => problem.blocking && problem.code !== 'ledger_disconnected');
  if (obstacle) {
    await blockBill(ctx, message, { obstacle, timing });
    return { kind: 'set_aside' };
  }
  if (!record.contact) return { kind: 'find_contact', client: record.client };
  const current = withCurrentCodes(frozen, ledger);
  if (!current) throw new RangeError('an account without a code passed the preflight');
  const document = withContact(current, record.contact.xeroContactId);
  return { document, ledger, lookFirst: record.bill.lookFirst };
}

/** Its own for every operation and organisation, so that a corrected document never meets an old answer. */
function keyFor(ctx: ServiceContext, message: OutboxMessage, { xeroOrganisationId }: LedgerFacts): string {
  return sha256(
    JSON.stringify([
      xeroOrganisationId,
      ctx.practice.id,
      message.id,
      message.opSeq + 1,
      ctx.now.toISOString(),
    ]),
  );
}

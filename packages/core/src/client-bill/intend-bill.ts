import { and, eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import type { OutboxMessage } from '../outbox/claim-due.ts';
import { sha256 } from '../outbox/sha256.ts';
import { writeIntent } from '../outbox/write-intent.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { toPreflight } from './bill-preflight.ts';
import { blockBill } from './block-bill.ts';
import type { BilledClient } from './contact-questions.ts';
import { documentHash } from './document-hash.ts';
import { readFrozen, withCurrentCodes } from './frozen-bill.ts';
import { type BillRecord, loadBills } from './load-bills.ts';
import { type LedgerFacts, loadLedgerFacts } from './load-ledger-facts.ts';
import { prepareSalesInvoice } from './prepare-sales-invoice.ts';
import { type BillRequest, writeBillRequest } from './sales-invoice-schema.ts';
import type { DocumentTotals } from './tax.ts';
import { withContact } from './to-sales-invoice.ts';

export type IntendedBill = BillRequest & { readonly message: OutboxMessage; readonly totals: DocumentTotals };

export type BillStep =
  /** The intent is written: send exactly this, now. */
  | { readonly kind: 'send'; readonly intended: IntendedBill }
  /** Nobody knows yet whom the client is billed as in Xero. */
  | { readonly kind: 'find_contact'; readonly client: BilledClient }
  /** It waits for a person, or another worker has it. */
  | { readonly kind: 'nothing' };

/**
 * Decides what a claimed client bill needs now, from the chart, mapping, lock dates and contact as they are, and
 * writes the operation down before it is sent: exact document and a key of its own, to be sent only within the send
 * fence of this call. What stands in its way is written down too and waits for a person.
 */
export async function intendBill(
  ctx: ServiceContext,
  message: OutboxMessage,
  timing: DeliveryTiming,
): Promise<BillStep> {
  const planned = await plan(ctx, message);
  if (!('document' in planned)) return planned;
  const { document, record, ledger } = planned;
  const key = keyFor(ctx, message, ledger);
  const held = await writeIntent(ctx.tx, message, {
    intent: { op: 'add', hash: documentHash(document), request: writeBillRequest({ document, key }), key },
    timing,
  });
  if (!held) return { kind: 'nothing' };
  ctx.announce('delivery');
  ctx.announce('clientBill');
  return { kind: 'send', intended: { document, key, message: held, totals: record.bill } };
}

type Planned =
  | Extract<BillStep, { kind: 'find_contact' | 'nothing' }>
  | { readonly document: BillRequest['document']; readonly record: BillRecord; readonly ledger: LedgerFacts };

async function plan(ctx: ServiceContext, message: OutboxMessage): Promise<Planned> {
  const thisBill = and(eq(clientBills.practiceId, ctx.practice.id), eq(clientBills.id, message.subjectId));
  await ctx.tx.select({ id: clientBills.id }).from(clientBills).where(thisBill).for('update');
  const [record] = await loadBills(ctx.tx, ctx.practice.id, thisBill);
  const frozen = record && readFrozen(record);
  if (!frozen || record.bill.state === 'posted')
    throw new RangeError(`nothing to post of ${message.subjectId}`);
  const ledger = await loadLedgerFacts(ctx.tx, ctx.practice);
  const { problems } = prepareSalesInvoice(toPreflight(record, { ledger, settings: ctx.settings }));
  const obstacle = problems.find((problem) => problem.blocking && problem.code !== 'ledger_disconnected');
  if (obstacle) {
    await blockBill(ctx, message, obstacle);
    return { kind: 'nothing' };
  }
  if (!record.contact) return { kind: 'find_contact', client: record.client };
  const current = withCurrentCodes(frozen, ledger);
  if (!current) throw new RangeError('an account without a code passed the preflight');
  return { document: withContact(current, record.contact.xeroContactId), record, ledger };
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

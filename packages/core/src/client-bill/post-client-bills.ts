import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { planMessage } from '../outbox/plan-message.ts';
import { wakeGate } from '../outbox/wake-gate.ts';
import type { DeliveryPlan } from '../sync/inputs.ts';
import { toPreflight } from './bill-preflight.ts';
import type { BillRecord } from './load-bills.ts';
import { type LedgerFacts, loadLedgerFacts } from './load-ledger-facts.ts';
import { prepareSalesInvoice } from './prepare-sales-invoice.ts';
import { blocking, type Problem } from './problem.ts';
import { lockClientBills } from './require-client-bill.ts';
import type { SomeInput } from './schemas.ts';
import { type ClientBillView, viewClientBills } from './view-client-bill.ts';
import { writeBillState } from './write-bill-state.ts';

export type PostedBill = {
  readonly clientBillId: string;
  readonly number: string;
  readonly state: ClientBillView['state'];
  /** Whether it goes to Xero, is on its way or is there. */
  readonly accepted: boolean;
  readonly delivery: ClientBillView['delivery'];
  /** What keeps it from going; empty when it goes. */
  readonly problems: readonly Problem[];
};

/**
 * Sends approved client bills on their way to Xero, each for itself: one that cannot go says why and keeps no other
 * waiting. One refused or blocked earlier goes again once its reason is gone; one under way or in Xero is left alone,
 * so repeating is harmless. While Xero is disconnected they wait.
 *
 * @returns one result for each client bill, in the order asked for
 * @throws {AppError} `not_found` when one does not exist
 */
export async function postClientBills(
  ctx: ServiceContext,
  { clientBillIds }: SomeInput,
): Promise<PostedBill[]> {
  const records = await lockClientBills(ctx, clientBillIds);
  const ledger = await loadLedgerFacts(ctx.tx, ctx.practice);
  const obstacles = new Map<string, readonly Problem[]>();
  for (const record of records) obstacles.set(record.bill.id, await postOne(ctx, record, ledger));
  wakeGate(ctx.tx, { practiceId: ctx.practice.id, kind: 'ledger' }, 0);
  ctx.announce('clientBill');
  ctx.announce('delivery');
  const views = await viewClientBills(ctx, [...new Set(clientBillIds)]);
  return views.map(({ id, number, state, delivery }) => {
    const problems = obstacles.get(id) ?? [];
    return { clientBillId: id, number, state, accepted: problems.length === 0, delivery, problems };
  });
}

async function postOne(
  ctx: ServiceContext,
  record: BillRecord,
  ledger: LedgerFacts,
): Promise<readonly Problem[]> {
  const { bill, message } = record;
  if (bill.state === 'draft') return [notApproved(bill.number)];
  if (bill.state !== 'approved') return [];
  const { problems } = prepareSalesInvoice(toPreflight(record, { ledger, settings: ctx.settings }));
  // Without a connection it waits and goes by itself; that is nothing to mend on the client bill.
  const against = problems.filter((problem) => problem.blocking && problem.code !== 'ledger_disconnected');
  const [first] = against;
  await writeMessage(ctx, record, first);
  if (!first) await writeBillState(ctx, bill.id, 'posting');
  recordAudit(ctx, {
    subjectKind: 'client_bill',
    subjectId: bill.id,
    before: { state: bill.state, delivery: message?.state ?? null },
    after: first
      ? { state: bill.state, delivery: 'blocked', reason: first.code }
      : { state: 'posting', delivery: 'queued' },
  });
  return against;
}

async function writeMessage(
  ctx: ServiceContext,
  { bill, message }: BillRecord,
  problem: Problem | undefined,
) {
  const plan: DeliveryPlan = problem
    ? {
        state: 'blocked',
        reason: problem.code,
        op: null,
        target: null,
        details: { sentence: problem.sentence, fix: problem.fix },
      }
    : { state: 'queued', reason: null, op: 'add', target: null };
  await planMessage(ctx, { kind: 'client_bill.push', subjectId: bill.id, gate: 'ledger', message }, plan);
}

function notApproved(number: string): Problem {
  const sentence = `${number} is not approved. Nothing leaves until it is.`;
  return blocking('not_approved', { sentence, fix: 'Approve it' });
}

import { and, eq, inArray } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clientBillLines } from '../db/schema/client-bills.ts';
import { ledgerAccounts } from '../db/schema/ledger-accounts.ts';
import { notFound } from '../errors.ts';
import type { LineInput } from './schemas.ts';

type PricedInput = LineInput & { readonly amountCents: number; readonly taxCents: number };

/** Makes these the lines of a client bill, in their order. */
export async function writeLines(
  ctx: ServiceContext,
  clientBillId: string,
  lines: readonly PricedInput[],
): Promise<void> {
  const practiceId = ctx.practice.id;
  await ctx.tx
    .delete(clientBillLines)
    .where(and(eq(clientBillLines.practiceId, practiceId), eq(clientBillLines.clientBillId, clientBillId)));
  if (lines.length === 0) return;
  await ctx.tx.insert(clientBillLines).values(
    lines.map((line, position) => ({
      practiceId,
      clientBillId,
      position,
      description: line.description,
      quantity: line.quantity,
      unitAmount: line.unitAmount,
      ledgerAccountId: line.ledgerAccountId,
      taxType: line.taxType ?? null,
      amountCents: line.amountCents,
      taxCents: line.taxCents,
    })),
  );
}

/** @throws {AppError} `not_found` when a line names an account the practice does not have */
export async function requireLedgerAccounts(ctx: ServiceContext, lines: readonly LineInput[]): Promise<void> {
  const ids = [...new Set(lines.map((line) => line.ledgerAccountId))];
  if (ids.length === 0) return;
  const found = await ctx.tx
    .select({ id: ledgerAccounts.id })
    .from(ledgerAccounts)
    .where(and(eq(ledgerAccounts.practiceId, ctx.practice.id), inArray(ledgerAccounts.id, ids)));
  if (found.length < ids.length) throw notFound('ledger account');
}

import type { z } from 'zod';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { ledgerAccounts, type LedgerPurpose } from '../db/schema/ledger-accounts.ts';
import { AppError } from '../errors.ts';
import { loadChart } from './load-chart.ts';
import type { CreateLedgerAccount } from './schemas.ts';
import { type LedgerAccountView, viewLedgerAccount } from './view-ledger-account.ts';

/**
 * Adds an account that lines of client bills can name, not mapped to Xero yet.
 *
 * @throws {AppError} `conflict` when there is one of that name
 */
export async function createLedgerAccount(
  ctx: ServiceContext,
  input: z.output<z.ZodObject<typeof CreateLedgerAccount>>,
): Promise<LedgerAccountView> {
  const account = await insertLedgerAccount(ctx, input);
  if (!account) {
    throw new AppError('conflict', 'the ledger account exists', {
      userMessage: `There is an account called ${input.name} already. Give this one another name.`,
    });
  }
  return viewLedgerAccount(account, await loadChart(ctx.tx, ctx.practice.id));
}

/** Writes a ledger account unless there is one of that name. @returns the account, or null when there was one */
export async function insertLedgerAccount(
  ctx: ServiceContext,
  { name, purpose }: { readonly name: string; readonly purpose: LedgerPurpose },
): Promise<typeof ledgerAccounts.$inferSelect | null> {
  const [account] = await ctx.tx
    .insert(ledgerAccounts)
    .values({ practiceId: ctx.practice.id, name, purpose })
    .onConflictDoNothing()
    .returning();
  if (!account) return null;
  recordAudit(ctx, {
    subjectKind: 'ledger_account',
    subjectId: account.id,
    before: null,
    after: { name, purpose },
  });
  ctx.announce('ledgerAccount');
  return account;
}

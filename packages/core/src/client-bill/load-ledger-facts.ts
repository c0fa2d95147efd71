import { and, eq } from 'drizzle-orm';

import type { Practice } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { ledgerAccounts } from '../db/schema/ledger-accounts.ts';
import { organisations } from '../db/schema/xero-lists.ts';
import { type Chart, loadChart } from '../ledger/load-chart.ts';
import { findConnection } from '../mirror/find-connection.ts';
import type { LedgerAccountMapping, LedgerLocks } from './preflight.ts';

/** What is known of the practice's books and its Xero organisation, as last read: shared by all client bills. */
export type LedgerFacts = {
  readonly accountingBasis: 'accrual' | 'cash';
  readonly isConnected: boolean;
  /** Null until the organisation was read once. */
  readonly xeroOrganisationId: string | null;
  /** ISO 4217: of the organisation when known, else of the practice's country. */
  readonly currency: string;
  readonly locks: LedgerLocks;
  readonly mayApprove: boolean;
  /** By `ledgerAccountId`. */
  readonly mappings: ReadonlyMap<string, LedgerAccountMapping>;
  readonly chart: Chart;
  readonly pausedUntil: Date | null;
  readonly pauseReason: string | null;
};

const currencyOf = { NZ: 'NZD', AU: 'AUD', UK: 'GBP' } as const;
/** The action Xero allows to advisers, who may post inside the period lock. */
const postsInLockedPeriod = 'ApproveTransactionsBeforePeriodLockDate';
/** Not allowed to read-only people, to those who may only draft, and on some plans. */
const approvesInvoices = 'CreateApprovedInvoice';

/** Reads what is mirrored and mapped; asks nobody outside. */
export async function loadLedgerFacts(tx: Tx, practice: Practice): Promise<LedgerFacts> {
  const connection = await findConnection(tx, practice.id, 'ledger');
  const [organisation] = await tx
    .select()
    .from(organisations)
    .where(eq(organisations.practiceId, practice.id));
  const [gate] = await tx
    .select({ pausedUntil: deliveryGates.pausedUntil, pauseReason: deliveryGates.pauseReason })
    .from(deliveryGates)
    .where(and(eq(deliveryGates.practiceId, practice.id), eq(deliveryGates.kind, 'ledger')));
  const accounts = await tx.select().from(ledgerAccounts).where(eq(ledgerAccounts.practiceId, practice.id));
  return {
    accountingBasis: practice.accountingBasis,
    isConnected: connection?.status === 'connected',
    xeroOrganisationId: organisation?.xeroOrganisationId ?? null,
    currency: organisation?.baseCurrency || currencyOf[practice.country],
    locks: organisation ? locksOf(organisation) : unlocked,
    mayApprove: organisation?.allowedActions.includes(approvesInvoices) ?? true,
    mappings: new Map(accounts.map((account) => [account.id, account])),
    chart: await loadChart(tx, practice.id),
    ...pauseOf(gate),
  };
}

const unlocked: LedgerLocks = { periodLockDate: null, endOfYearLockDate: null, mayPostInLockedPeriod: false };

function locksOf(organisation: typeof organisations.$inferSelect): LedgerLocks {
  const { periodLockDate, endOfYearLockDate, allowedActions } = organisation;
  return {
    periodLockDate,
    endOfYearLockDate,
    mayPostInLockedPeriod: allowedActions.includes(postsInLockedPeriod),
  };
}

function pauseOf(gate: Pick<LedgerFacts, 'pausedUntil' | 'pauseReason'> | undefined) {
  return gate ?? { pausedUntil: null, pauseReason: null };
}

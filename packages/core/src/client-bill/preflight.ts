import type { LineAmountTypes } from '../money/tax.ts';
import type { AccountPurpose, XeroAccountFacts } from './account-problem.ts';
import type { Tracking } from './summarise-lines.ts';

/** Everything the dry run of one client bill looks at, already read. Maps may be shared by a whole batch. */
export type Preflight = {
  readonly accountingBasis: 'accrual' | 'cash';
  readonly isLedgerConnected: boolean;
  /** Whether Xero lets the connecting person approve sales invoices; true until that was read. */
  readonly mayApprove: boolean;
  readonly bill: PreflightBill;
  /** By `ledgerAccountId`. */
  readonly ledgerAccounts: ReadonlyMap<string, LedgerAccountMapping>;
  /** By `xeroAccountId`. */
  readonly xeroAccounts: ReadonlyMap<string, XeroAccount>;
  /** By Xero's tax type. */
  readonly taxRates: ReadonlyMap<string, XeroTaxRate>;
  readonly locks: LedgerLocks;
  readonly contact: ContactResolution;
  /** Numbers that other sales invoices in Xero carry. */
  readonly takenNumbers: ReadonlySet<string>;
  readonly nextFreeNumber: string | null;
};

/** Days are `YYYY-MM-DD`, money is whole cents. */
export type PreflightBill = {
  readonly number: string;
  readonly billDate: string;
  readonly dueDate: string;
  /** Empty when there is none. */
  readonly reference: string;
  readonly lineAmountTypes: LineAmountTypes;
  readonly subtotalCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
  /** Absolute address of the client bill here. */
  readonly url: string;
  readonly lines: readonly PreflightLine[];
};

export type PreflightLine = {
  readonly id: string;
  readonly description: string;
  readonly amountCents: number;
  readonly ledgerAccountId: string;
  /** Overrides the tax type of the account's mapping. */
  readonly taxType: string | null;
  readonly tracking?: Tracking;
};

export type LedgerAccountMapping = {
  readonly name: string;
  readonly purpose: AccountPurpose;
  readonly xeroAccountId: string | null;
  readonly taxType: string | null;
};

export type XeroAccount = XeroAccountFacts & { readonly name: string; readonly class: string | null };

export type XeroTaxRate = {
  readonly name: string;
  readonly status: string;
  /** Percent as decimal text, as `"15"`. */
  readonly effectiveRate: string;
  readonly canApplyToAssets: boolean;
  readonly canApplyToEquity: boolean;
  readonly canApplyToExpenses: boolean;
  readonly canApplyToLiabilities: boolean;
  readonly canApplyToRevenue: boolean;
};

/** Xero refuses documents dated on or before these days; null when unset. */
export type LedgerLocks = {
  readonly periodLockDate: string | null;
  readonly endOfYearLockDate: string | null;
  /** Whether the connecting person may post inside the period lock, as an adviser may. */
  readonly mayPostInLockedPeriod: boolean;
};

export type ContactResolution =
  | { readonly state: 'found'; readonly xeroContactId: string }
  | {
      readonly state: 'missing' | 'archived' | 'ambiguous' | 'merged';
      readonly name: string;
      readonly count?: number;
    };

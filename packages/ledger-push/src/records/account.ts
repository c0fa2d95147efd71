import { instantOrNull } from './dates.ts';
import { type Fields, flagOf, textOf, textOrNull } from './fields.ts';

/** One account of the chart, archived ones included. Source: Xero Accounting API, "Accounts". */
export type LedgerAccount = {
  readonly accountId: string;
  /** What a document line names. People edit it, and bank accounts often have none. */
  readonly code: string | null;
  readonly name: string;
  /** `REVENUE`, `BANK`, `CURRLIAB` … */
  readonly type: string;
  /** `ASSET`, `EQUITY`, `EXPENSE`, `LIABILITY` or `REVENUE` */
  readonly accountClass: string | null;
  readonly active: boolean;
  /** The tax type Xero would use when a line names none. */
  readonly taxType: string | null;
  /** `DEBTORS`, `ROUNDING` … ; null on an ordinary account. Documents cannot use a system account. */
  readonly systemAccount: string | null;
  readonly paymentsEnabled: boolean;
  readonly currencyCode: string | null;
  /** ISO instant, UTC */
  readonly updatedAt: string | null;
};

export function readAccount(fields: Fields): LedgerAccount {
  return {
    accountId: textOf(fields, 'AccountID'),
    code: textOrNull(fields, 'Code'),
    name: textOf(fields, 'Name'),
    type: textOf(fields, 'Type'),
    accountClass: textOrNull(fields, 'Class'),
    active: textOf(fields, 'Status') === 'ACTIVE',
    taxType: textOrNull(fields, 'TaxType'),
    systemAccount: textOrNull(fields, 'SystemAccount'),
    paymentsEnabled: flagOf(fields, 'EnablePaymentsToAccount'),
    currencyCode: textOrNull(fields, 'CurrencyCode'),
    updatedAt: instantOrNull(fields, 'UpdatedDateUTC'),
  };
}

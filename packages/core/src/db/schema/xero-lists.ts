import { boolean, date, foreignKey, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { instant } from './columns.ts';
import { practices } from './practices.ts';

/** The organisation's chart of accounts, archived ones included. */
export const xeroAccounts = pgTable(
  'xero_accounts',
  {
    practiceId: uuid().notNull(),
    xeroAccountId: uuid().notNull(),
    code: text(),
    name: text().notNull(),
    type: text().notNull(),
    class: text(),
    status: text().notNull(),
    taxType: text(),
    systemAccount: text(),
    enablePayments: boolean().notNull().default(false),
    goneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.xeroAccountId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
  ],
);

export const xeroTaxRates = pgTable(
  'xero_tax_rates',
  {
    practiceId: uuid().notNull(),
    taxType: text().notNull(),
    name: text().notNull(),
    status: text().notNull(),
    /** Percent as text, e.g. `15` or `12.5`: a decimal, never a float. */
    effectiveRate: text().notNull(),
    canApplyToAssets: boolean().notNull(),
    canApplyToEquity: boolean().notNull(),
    canApplyToExpenses: boolean().notNull(),
    canApplyToLiabilities: boolean().notNull(),
    canApplyToRevenue: boolean().notNull(),
    goneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.taxType] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
  ],
);

/** The Xero organisation behind the ledger connection. */
export const organisations = pgTable(
  'organisations',
  {
    practiceId: uuid().primaryKey(),
    xeroOrganisationId: uuid().notNull(),
    name: text().notNull(),
    baseCurrency: text().notNull(),
    countryCode: text(),
    timeZoneName: text(),
    salesTaxBasis: text(),
    periodLockDate: date({ mode: 'string' }),
    endOfYearLockDate: date({ mode: 'string' }),
    /** Names of the actions Xero allows the connecting user. */
    allowedActions: jsonb().$type<readonly string[]>().notNull(),
  },
  (t) => [foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] })],
);

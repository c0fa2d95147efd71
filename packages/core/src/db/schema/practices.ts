import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { createdAt } from './columns.ts';

export const countries = ['AU', 'NZ', 'UK'] as const;
export const accountingBases = ['accrual', 'cash'] as const;
export const roundings = ['up', 'nearest', 'none'] as const;

/** The accounting firm: our tenant. */
export const practices = pgTable(
  'practices',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    country: text({ enum: countries }).notNull(),
    /** IANA name; every calendar day of the practice is meant in it. */
    timeZone: text().notNull(),
    /** `MM-DD` */
    financialYearStart: text().notNull(),
    accountingBasis: text({ enum: accountingBases }).notNull().default('accrual'),
    timeIncrementMinutes: integer().notNull().default(6),
    rounding: text({ enum: roundings }).notNull().default('up'),
    autoLink: boolean().notNull().default(true),
    noteMarker: boolean().notNull().default(true),
    /** Client bills are numbered `<prefix><next, four digits>`; a number once given is never given again. */
    billNumberPrefix: text().notNull().default('INV-'),
    nextBillNumber: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    check(
      'practices_financial_year_start',
      sql`${t.financialYearStart} ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'`,
    ),
    check('practices_increment', sql`${t.timeIncrementMinutes} between 1 and 60`),
  ],
);

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { clients } from './clients.ts';
import { createdAt, instant, practiceKey } from './columns.ts';
import { ledgerAccounts } from './ledger-accounts.ts';
import { staff } from './staff.ts';

export const clientBillStates = ['draft', 'approved', 'posting', 'posted'] as const;
export type ClientBillState = (typeof clientBillStates)[number];
export const lineAmountTypes = ['Exclusive', 'Inclusive', 'NoTax'] as const;

/** What the practice asks a client to pay; becomes one Xero sales invoice. Money in whole cents. */
export const clientBills = pgTable(
  'client_bills',
  {
    ...practiceKey(),
    number: text().notNull(),
    clientId: uuid().notNull(),
    billDate: date({ mode: 'string' }).notNull(),
    dueDate: date({ mode: 'string' }).notNull(),
    /** Ties the Xero invoice to an XPM job, byte for byte. */
    reference: text().notNull().default(''),
    lineAmountTypes: text({ enum: lineAmountTypes }).notNull(),
    currency: char({ length: 3 }).notNull(),
    state: text({ enum: clientBillStates }).notNull(),
    subtotalCents: bigint({ mode: 'number' }).notNull(),
    taxCents: bigint({ mode: 'number' }).notNull(),
    totalCents: bigint({ mode: 'number' }).notNull(),
    /** Everything of the document but the contact, frozen at approval; null before. */
    frozenDocument: jsonb().$type<Readonly<Record<string, unknown>>>(),
    frozenHash: text(),
    /** The database went back in time since it was made: it may be in Xero, and is looked for before it is sent. */
    lookFirst: boolean().notNull().default(false),
    approvedBy: uuid(),
    approvedAt: instant(),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    foreignKey({ columns: [t.practiceId, t.approvedBy], foreignColumns: [staff.practiceId, staff.id] }),
    foreignKey({ columns: [t.practiceId, t.createdBy], foreignColumns: [staff.practiceId, staff.id] }),
    uniqueIndex('client_bills_number').on(t.practiceId, t.number),
    index('client_bills_date').on(t.practiceId, t.billDate),
    check('client_bills_frozen_when_approved', sql`(${t.state} = 'draft') = (${t.frozenDocument} is null)`),
    check('client_bills_total', sql`${t.totalCents} = ${t.subtotalCents} + ${t.taxCents}`),
  ],
);

/** A line as the practice wrote it; what Xero gets is summarised from these. */
export const clientBillLines = pgTable(
  'client_bill_lines',
  {
    ...practiceKey(),
    clientBillId: uuid().notNull(),
    position: integer().notNull(),
    description: text().notNull(),
    quantity: numeric({ precision: 15, scale: 4 }).notNull(),
    unitAmount: numeric({ precision: 17, scale: 4 }).notNull(),
    ledgerAccountId: uuid().notNull(),
    /** Overrides the tax type of the account's mapping. */
    taxType: text(),
    amountCents: bigint({ mode: 'number' }).notNull(),
    taxCents: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.clientBillId],
      foreignColumns: [clientBills.practiceId, clientBills.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.practiceId, t.ledgerAccountId],
      foreignColumns: [ledgerAccounts.practiceId, ledgerAccounts.id],
    }),
    uniqueIndex('client_bill_lines_position').on(t.practiceId, t.clientBillId, t.position),
  ],
);

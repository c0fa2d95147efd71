import { sql } from 'drizzle-orm';
import { check, foreignKey, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { clients } from './clients.ts';
import { createdAt, instant, practiceKey } from './columns.ts';
import { practices } from './practices.ts';

export const ledgerPurposes = [
  'income',
  'disbursement',
  'trust_liability',
  'trust_transfers',
  'rounding',
] as const;
export type LedgerPurpose = (typeof ledgerPurposes)[number];

/** An account as the practice names it, mapped to one account in Xero. */
export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    ...practiceKey(),
    name: text().notNull(),
    purpose: text({ enum: ledgerPurposes }).notNull(),
    /** Xero's id; the code is looked up from the latest chart before anything is sent. */
    xeroAccountId: uuid(),
    taxType: text(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    uniqueIndex('ledger_accounts_name').on(t.practiceId, t.name),
    check('ledger_accounts_mapped_whole', sql`(${t.xeroAccountId} is null) = (${t.taxType} is null)`),
  ],
);

/** The Xero contact a client is billed as; chosen once, it wins over every later name. */
export const contactLinks = pgTable(
  'contact_links',
  {
    practiceId: uuid().notNull(),
    clientId: uuid().notNull(),
    xeroContactId: uuid().notNull(),
    xeroContactName: text().notNull(),
    /** How it was found: same name, made by us, or chosen by a person. */
    source: text({ enum: ['name', 'created', 'staff'] }).notNull(),
    linkedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
  ],
);

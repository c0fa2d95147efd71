import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';

import { instant, practiceKey } from './columns.ts';
import { connectionKinds } from './connections.ts';
import { practices } from './practices.ts';
import { staff } from './staff.ts';

/** One look at everything a remote system holds of a stretch of days. Kept ninety days. */
export const sweeps = pgTable(
  'sweeps',
  {
    ...practiceKey(),
    kind: text({ enum: connectionKinds }).notNull(),
    /** First and last day covered, inclusive. */
    fromDay: date({ mode: 'string' }).notNull(),
    toDay: date({ mode: 'string' }).notNull(),
    /** By the database's clock, just before the read began. */
    startedAt: instant().notNull(),
    endedAt: instant(),
    calls: integer().notNull().default(0),
    /** Records seen, and how many of ours were found changed, gone or twice. */
    seen: integer().notNull().default(0),
    findings: integer().notNull().default(0),
    /** Of ours that were not listed, how many are still to be asked for by their id. */
    toAsk: integer().notNull().default(0),
    problem: text(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    index('sweeps_kind').on(t.practiceId, t.kind, t.startedAt),
  ],
);

/** A time entry as XPM held it when it was last read, ours or not. */
export const xpmTimes = pgTable(
  'xpm_times',
  {
    practiceId: uuid().notNull(),
    xpmTimeUuid: uuid().notNull(),
    xpmJobNumber: text().notNull(),
    jobName: text().notNull(),
    xpmJobTaskUuid: uuid().notNull(),
    taskName: text().notNull(),
    xpmStaffUuid: uuid().notNull(),
    staffName: text().notNull(),
    workDate: date({ mode: 'string' }).notNull(),
    minutes: integer().notNull(),
    note: text().notNull(),
    isInvoiced: boolean().notNull(),
    /** As `hashTime` gives it. */
    hash: text().notNull(),
    /** End of the first read that showed it, and start of the last one, by the database's clock. */
    firstSeenAt: instant().notNull(),
    seenAt: instant().notNull(),
    /** Start of the first read of its day that no longer showed it. */
    goneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.xpmTimeUuid] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    index('xpm_times_day').on(t.practiceId, t.workDate),
  ],
);

export type SweptLine = {
  readonly accountCode: string | null;
  /** With or without tax, as the lines of its invoice are. */
  readonly amountCents: number;
  readonly taxCents: number;
};

/** A sales invoice as Xero held it when it was last read; those our app made, or that carry our address. */
export const xeroInvoices = pgTable(
  'xero_invoices',
  {
    practiceId: uuid().notNull(),
    xeroInvoiceId: uuid().notNull(),
    number: text().notNull(),
    reference: text().notNull(),
    status: text().notNull(),
    contactName: text().notNull(),
    invoiceDate: date({ mode: 'string' }).notNull(),
    subtotalCents: integer().notNull(),
    taxCents: integer().notNull(),
    totalCents: integer().notNull(),
    currency: text().notNull(),
    url: text().notNull(),
    /** As far as totals per account need them. */
    lines: jsonb().$type<readonly SweptLine[]>().notNull(),
    firstSeenAt: instant().notNull(),
    seenAt: instant().notNull(),
    goneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.xeroInvoiceId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    index('xero_invoices_date').on(t.practiceId, t.invoiceDate),
  ],
);

/** A difference between here and there that a person explained; it stands while both sides stay as they were. */
export const acceptedDifferences = pgTable(
  'accepted_differences',
  {
    practiceId: uuid().notNull(),
    kind: text({ enum: connectionKinds }).notNull(),
    /** Which difference: made of the ids and hashes of both sides. */
    fingerprint: text().notNull(),
    reason: text().notNull(),
    staffId: uuid().notNull(),
    acceptedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.kind, t.fingerprint] }),
    foreignKey({ columns: [t.practiceId, t.staffId], foreignColumns: [staff.practiceId, staff.id] }),
  ],
);

import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { instant } from './columns.ts';

/**
 * What one gate may use of the app's limit over all tenants. All shares that count never add up to more than the limit,
 * so no call has to count the others.
 *
 * Belongs to no practice: `shareId` is known only to the gate that drew it, and nothing here says whose it is.
 */
export const callShares = pgTable('call_shares', {
  shareId: uuid().primaryKey(),
  tenantId: uuid().notNull(),
  /** Calls a minute the gate may make until its share is due for renewal. */
  perMinute: integer().notNull(),
  wantedPerMinute: integer().notNull(),
  renewedAt: instant().notNull(),
  /** Until then a call made under this share may count at the remote side. */
  countsUntil: instant().notNull(),
  /** A limit of the tenant or of the app was hit, by whichever gate. */
  pausedUntil: instant(),
  pauseReason: text(),
});

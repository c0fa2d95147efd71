import { sql } from 'drizzle-orm';
import { timestamp, uuid } from 'drizzle-orm/pg-core';

/** An instant; read as a `Date`. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' });

/** Key columns of every table that belongs to a practice; the practice comes first in every key. */
export const practiceKey = () => ({
  practiceId: uuid().notNull(),
  id: uuid()
    .notNull()
    .default(sql`gen_random_uuid()`),
});

export const createdAt = () => instant().notNull().defaultNow();

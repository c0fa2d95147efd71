import { eq, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { practices } from '../db/schema/practices.ts';

/**
 * Takes the practice's next number for a client bill, as `INV-0042`. Two at once take turns on the practice's row;
 * a number once given is never given again, also when its client bill is removed.
 */
export async function takeBillNumber(ctx: ServiceContext): Promise<string> {
  const [taken] = await ctx.tx
    .update(practices)
    .set({ nextBillNumber: sql`${practices.nextBillNumber} + 1` })
    .where(eq(practices.id, ctx.practice.id))
    .returning({ prefix: practices.billNumberPrefix, next: practices.nextBillNumber });
  if (!taken) throw new Error('the practice is gone');
  return billNumber(taken.prefix, taken.next - 1);
}

/** A number as client bills carry it: the prefix and at least four digits. */
export function billNumber(prefix: string, count: number): string {
  return prefix + String(count).padStart(4, '0');
}

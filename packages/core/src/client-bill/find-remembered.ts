import { and, eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { contactLinks } from '../db/schema/ledger-accounts.ts';
import type { RememberedContact } from './contact-questions.ts';

/** The contact in Xero a client is billed as, or null while nobody decided. */
export async function findRemembered(
  ctx: ServiceContext,
  clientId: string,
): Promise<RememberedContact | null> {
  const [link] = await ctx.tx
    .select({
      xeroContactId: contactLinks.xeroContactId,
      name: contactLinks.xeroContactName,
      source: contactLinks.source,
    })
    .from(contactLinks)
    .where(and(eq(contactLinks.practiceId, ctx.practice.id), eq(contactLinks.clientId, clientId)));
  return link ?? null;
}

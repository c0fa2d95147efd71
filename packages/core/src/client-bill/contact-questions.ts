import { and, eq, inArray, ne, sql } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { clients } from '../db/schema/clients.ts';
import { contactLinks } from '../db/schema/ledger-accounts.ts';
import type { ContactCandidate, ContactChoice } from './choose-contact.ts';
import { chooseContact } from './choose-contact.ts';

export type BilledClient = { readonly id: string; readonly name: string; readonly email: string | null };

/** What Xero answered for one client's name. */
export type ContactAnswer = {
  readonly client: BilledClient;
  readonly candidates: readonly ContactCandidate[];
};

/** Decides whom a client is billed as from what Xero answered, and remembers it when that is beyond doubt. */
export async function settleContact(
  ctx: ServiceContext,
  { client, candidates }: ContactAnswer,
): Promise<ContactChoice> {
  const hasNamesake = await isNameShared(ctx, client);
  const taken = await billedElsewhere(ctx, { client, candidates });
  const choice = chooseContact({
    clientName: client.name,
    candidates,
    isShared: (contact) => hasNamesake || (contact !== null && taken.has(contact.xeroContactId)),
  });
  if (choice.kind === 'found') await rememberContact(ctx, client, { ...choice.contact, source: 'name' });
  return choice;
}

async function isNameShared(ctx: ServiceContext, client: BilledClient): Promise<boolean> {
  const [namesake] = await ctx.tx
    .select({ id: clients.id })
    .from(clients)
    .where(
      and(
        eq(clients.practiceId, ctx.practice.id),
        ne(clients.id, client.id),
        eq(clients.isDeleted, false),
        sql`lower(${clients.name}) = lower(${client.name})`,
      ),
    )
    .limit(1);
  return namesake !== undefined;
}

async function billedElsewhere(
  ctx: ServiceContext,
  { client, candidates }: ContactAnswer,
): Promise<ReadonlySet<string>> {
  const ids = candidates.map(({ xeroContactId }) => xeroContactId);
  if (ids.length === 0) return new Set();
  const linked = await ctx.tx
    .select({ xeroContactId: contactLinks.xeroContactId })
    .from(contactLinks)
    .where(
      and(
        eq(contactLinks.practiceId, ctx.practice.id),
        ne(contactLinks.clientId, client.id),
        inArray(contactLinks.xeroContactId, ids),
      ),
    );
  return new Set(linked.map((link) => link.xeroContactId));
}

export type RememberedContact = {
  readonly xeroContactId: string;
  readonly name: string;
  readonly source: (typeof contactLinks.$inferSelect)['source'];
};

/**
 * Remembers the contact in Xero a client is billed as; from then on it wins over every name. Only a person replaces
 * one that is remembered.
 */
export async function rememberContact(
  ctx: ServiceContext,
  client: Pick<BilledClient, 'id'>,
  { xeroContactId, name, source }: RememberedContact,
): Promise<void> {
  const key = { practiceId: ctx.practice.id, clientId: client.id };
  const isClient = and(eq(contactLinks.practiceId, key.practiceId), eq(contactLinks.clientId, key.clientId));
  // The link may not be there yet, so the client is what those who choose at once take turns on.
  await ctx.tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.practiceId, key.practiceId), eq(clients.id, key.clientId)))
    .for('update');
  const [before] = await ctx.tx.select().from(contactLinks).where(isClient);
  if (before && (source !== 'staff' || isSame(before, { xeroContactId, source }))) return;
  const after = { xeroContactId, xeroContactName: name, source };
  await ctx.tx
    .insert(contactLinks)
    .values({ ...key, ...after, linkedAt: ctx.now })
    .onConflictDoUpdate({
      target: [contactLinks.practiceId, contactLinks.clientId],
      set: { ...after, linkedAt: ctx.now },
    });
  recordAudit(ctx, {
    subjectKind: 'client',
    subjectId: client.id,
    before: before
      ? {
          xeroContactId: before.xeroContactId,
          xeroContactName: before.xeroContactName,
          source: before.source,
        }
      : null,
    after,
  });
  ctx.announce('clientBill');
}

function isSame(
  before: Pick<RememberedContact, 'xeroContactId' | 'source'>,
  after: Pick<RememberedContact, 'xeroContactId' | 'source'>,
): boolean {
  return before.xeroContactId === after.xeroContactId && before.source === after.source;
}

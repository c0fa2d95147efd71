import { and, eq, ne } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import { askChore } from '../chores/ask-chore.ts';
import type { ServiceContext } from '../context.ts';
import { connections, tokenSets } from '../db/schema/connections.ts';
import { mirrorLists } from '../db/schema/mirror-lists.ts';
import { requireMember } from '../require-member.ts';
import type { GrantedTenant } from './choose-tenants.ts';
import { openGate } from './gate-parking.ts';
import { removeUnusedTokenSets, type SealedTokens } from './token-sets.ts';

export type NewTokenSet = SealedTokens & {
  readonly id: string;
  readonly authEventId: string | null;
  readonly xeroUserId: string | null;
};

/** Makes the chosen tenants the practice's connections on a new consent, and has their data read. */
export async function saveConnections(
  ctx: ServiceContext,
  { tokenSet, tenants }: { readonly tokenSet: NewTokenSet; readonly tenants: readonly GrantedTenant[] },
): Promise<void> {
  const { tx, practice, now } = ctx;
  await tx.insert(tokenSets).values({ ...tokenSet, practiceId: practice.id, createdAt: now });
  for (const tenant of tenants) {
    await endOthers(ctx, tenant);
    const connectionId = await upsertConnection(ctx, tenant, tokenSet.id);
    await openGate(ctx, tenant.kind);
    const { kind, tenantId, tenantName } = tenant;
    recordAudit(ctx, {
      subjectKind: 'connection',
      subjectId: connectionId,
      before: null,
      after: { kind, tenantId, tenantName, status: 'connected' },
    });
  }
  await removeUnusedTokenSets(tx, practice.id);
  await tx.update(mirrorLists).set({ triedAt: null }).where(eq(mirrorLists.practiceId, practice.id));
  await askChore(tx, practice.id, { kind: 'mirror', dueAt: now });
  await askChore(tx, practice.id, { kind: 'keep_alive', dueAt: new Date(now.getTime() + 24 * 3_600_000) });
  ctx.announce('connection');
  ctx.announce('mirror');
  ctx.announce('delivery');
}

/** Of one kind one connection lives at a time. */
async function endOthers(ctx: ServiceContext, { kind, tenantId }: GrantedTenant): Promise<void> {
  const reason = 'Another one was connected in its place.';
  await ctx.tx
    .update(connections)
    .set({ status: 'disconnected', statusReason: reason, statusAt: ctx.now, tokenSetId: null })
    .where(
      and(
        eq(connections.practiceId, ctx.practice.id),
        eq(connections.kind, kind),
        ne(connections.tenantId, tenantId),
        ne(connections.status, 'disconnected'),
      ),
    );
}

async function upsertConnection(
  ctx: ServiceContext,
  tenant: GrantedTenant,
  tokenSetId: string,
): Promise<string> {
  const { tx, practice, now } = ctx;
  const { kind, tenantId, tenantName, xeroConnectionId } = tenant;
  const state = {
    tenantName,
    xeroConnectionId,
    tokenSetId,
    connectedAt: now,
    statusAt: now,
    status: 'connected' as const,
    statusReason: null,
    connectedBy: requireMember(ctx).staffId,
  };
  const [known] = await tx
    .update(connections)
    .set(state)
    .where(
      and(
        eq(connections.practiceId, practice.id),
        eq(connections.kind, kind),
        eq(connections.tenantId, tenantId),
      ),
    )
    .returning({ id: connections.id });
  if (known) return known.id;
  const [made] = await tx
    .insert(connections)
    .values({ practiceId: practice.id, kind, tenantId, createdAt: now, ...state })
    .returning({ id: connections.id });
  if (!made) throw new Error('the connection was not written');
  return made.id;
}

import { and, eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import type { ConnectionKind } from '../db/schema/connections.ts';
import { acceptedDifferences } from '../db/schema/sweeps.ts';
import { requireMember } from '../require-member.ts';

/** Keeps a person's explanation of a difference; it stands while both sides stay as they are. Safe to repeat. */
export async function acceptDifference(
  ctx: ServiceContext,
  {
    kind,
    fingerprint,
    reason,
  }: { readonly kind: ConnectionKind; readonly fingerprint: string; readonly reason: string },
): Promise<void> {
  const { staffId } = requireMember(ctx);
  await ctx.tx
    .insert(acceptedDifferences)
    .values({ practiceId: ctx.practice.id, kind, fingerprint, reason, staffId, acceptedAt: ctx.now })
    .onConflictDoNothing();
}

/** Takes an explanation back. Safe to repeat. */
export async function reopenDifference(
  ctx: ServiceContext,
  { kind, fingerprint }: { readonly kind: ConnectionKind; readonly fingerprint: string },
): Promise<void> {
  await ctx.tx
    .delete(acceptedDifferences)
    .where(
      and(
        eq(acceptedDifferences.practiceId, ctx.practice.id),
        eq(acceptedDifferences.kind, kind),
        eq(acceptedDifferences.fingerprint, fingerprint),
      ),
    );
}

import { and, eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import type { ConnectionKind } from '../db/schema/connections.ts';
import { staff } from '../db/schema/staff.ts';
import { acceptedDifferences } from '../db/schema/sweeps.ts';
import type { Acceptance } from './difference.ts';

/** The differences people explained, by fingerprint. */
export async function loadAcceptances(
  ctx: ServiceContext,
  kind: ConnectionKind,
): Promise<ReadonlyMap<string, Acceptance>> {
  const rows = await ctx.tx
    .select({
      fingerprint: acceptedDifferences.fingerprint,
      reason: acceptedDifferences.reason,
      at: acceptedDifferences.acceptedAt,
      by: staff.name,
    })
    .from(acceptedDifferences)
    .innerJoin(
      staff,
      and(eq(staff.practiceId, acceptedDifferences.practiceId), eq(staff.id, acceptedDifferences.staffId)),
    )
    .where(and(eq(acceptedDifferences.practiceId, ctx.practice.id), eq(acceptedDifferences.kind, kind)));
  return new Map(
    rows.map(({ fingerprint, reason, by, at }) => [fingerprint, { reason, by, at: at.toISOString() }]),
  );
}

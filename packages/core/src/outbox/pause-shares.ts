import { and, eq, inArray, isNull, lt, or, type SQL } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { callShares } from '../db/schema/call-shares.ts';
import { lockShares } from './lock-shares.ts';
import type { Pause } from './pause-after.ts';

export type SharedPause = { readonly shareId: string; readonly now: Date; readonly pause: Pause };

/** Has every gate wait that a refused call stands for: those on the same tenant, or all of them for the app's limit. */
export async function pauseShares(tx: Tx, { shareId, now, pause }: SharedPause): Promise<void> {
  await lockShares(tx);
  const pausedUntil = new Date(now.getTime() + pause.ms);
  await tx
    .update(callShares)
    .set({ pausedUntil, pauseReason: pause.reason })
    .where(
      and(
        meant(tx, shareId, pause),
        or(isNull(callShares.pausedUntil), lt(callShares.pausedUntil, pausedUntil)),
      ),
    );
}

function meant(tx: Tx, shareId: string, { reason }: Pause): SQL | undefined {
  if (reason === 'app') return undefined;
  const tenant = tx
    .select({ id: callShares.tenantId })
    .from(callShares)
    .where(eq(callShares.shareId, shareId));
  return inArray(callShares.tenantId, tenant);
}

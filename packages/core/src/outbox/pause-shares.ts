import { and, eq, inArray, isNull, lt, or, type SQL } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { callShares } from '../db/schema/call-shares.ts';
import { lockShares } from './lock-shares.ts';
import type { Pause } from './pause-after.ts';

export type SharedPause = { readonly shareId: string; readonly now: Date; readonly pause: Pause };

/**
 * Stands for the app itself among the shares: it lets nobody call, and keeps the app's pause for gates that draw their
 * share later, though the refused one rests longer for a reason of its own.
 */
const nobody = '00000000-0000-0000-0000-000000000000';

/** Has every gate wait that a refused call stands for: those on the same tenant, or all of them for the app's limit. */
export async function pauseShares(tx: Tx, { shareId, now, pause }: SharedPause): Promise<void> {
  await lockShares(tx);
  const pausedUntil = new Date(now.getTime() + pause.ms);
  if (pause.reason === 'app') await addApp(tx, now);
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

async function addApp(tx: Tx, now: Date): Promise<void> {
  const row = { perMinute: 0, wantedPerMinute: 0, renewedAt: now, countsUntil: now };
  await tx
    .insert(callShares)
    .values({ shareId: nobody, tenantId: nobody, ...row })
    .onConflictDoNothing();
}

function meant(tx: Tx, shareId: string, { reason }: Pause): SQL | undefined {
  if (reason === 'app') return undefined;
  const tenant = tx
    .select({ id: callShares.tenantId })
    .from(callShares)
    .where(eq(callShares.shareId, shareId));
  return inArray(callShares.tenantId, tenant);
}

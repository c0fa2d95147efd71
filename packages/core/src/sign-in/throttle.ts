import { createHash } from 'node:crypto';

import { eq, inArray, sql } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { outsidePractices } from '../db/in-practice.ts';
import { signInThrottles } from '../db/schema/sign-in-throttles.ts';
import { throttleDelayMs, type ThrottleKind, throttleMemoryMs } from './throttle-delay.ts';

/** Where a sign-in comes from and whom it is for. */
export type SignInTry = { readonly email: string; readonly address: string };

/** Until when this account or this address has to wait; null when it may try now. */
export async function findThrottle(db: Database, attempt: SignInTry, now: Date): Promise<Date | null> {
  return outsidePractices(db, async (tx) => {
    const rows = await tx
      .select({ blockedUntil: signInThrottles.blockedUntil })
      .from(signInThrottles)
      .where(inArray(signInThrottles.key, [keyOf('email', attempt), keyOf('address', attempt)]));
    const ends = rows.map(({ blockedUntil }) => blockedUntil?.getTime() ?? 0);
    const latest = Math.max(0, ...ends);
    return latest > now.getTime() ? new Date(latest) : null;
  });
}

/** Counts a failed sign-in against the account and the address. */
export async function recordFailedSignIn(db: Database, attempt: SignInTry, now: Date): Promise<void> {
  await outsidePractices(db, async (tx) => {
    // Always in this order, so that two failures at once cannot wait for each other.
    for (const kind of ['address', 'email'] as const) {
      const key = keyOf(kind, attempt);
      const forgotten = new Date(now.getTime() - throttleMemoryMs[kind]);
      const [row] = await tx
        .insert(signInThrottles)
        .values({ key, failures: 1, lastFailureAt: now })
        .onConflictDoUpdate({
          target: signInThrottles.key,
          set: {
            failures: sql`case when ${signInThrottles.lastFailureAt} < ${forgotten.toISOString()}::timestamptz then 1 else ${signInThrottles.failures} + 1 end`,
            lastFailureAt: now,
          },
        })
        .returning({ failures: signInThrottles.failures });
      const delayMs = throttleDelayMs(kind, row?.failures ?? 1);
      await tx
        .update(signInThrottles)
        .set({ blockedUntil: delayMs === 0 ? null : new Date(now.getTime() + delayMs) })
        .where(eq(signInThrottles.key, key));
    }
  });
}

/** A success forgives the account; the address keeps its count, as one good account says nothing about the others. */
export async function forgiveAccount(db: Database, attempt: SignInTry): Promise<void> {
  await outsidePractices(db, (tx) =>
    tx.delete(signInThrottles).where(eq(signInThrottles.key, keyOf('email', attempt))),
  );
}

function keyOf(kind: ThrottleKind, { email, address }: SignInTry): string {
  if (kind === 'address') return `address:${address}`;
  return `email:${createHash('sha256').update(email).digest('hex')}`;
}

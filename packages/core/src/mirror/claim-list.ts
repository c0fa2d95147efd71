import { and, eq, isNull, lte, or } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { type MirrorKind, mirrorLists } from '../db/schema/mirror-lists.ts';
import { readableSince } from './freshness.ts';

export type ListKey = { readonly practiceId: string; readonly kind: MirrorKind };
export type ClaimedList = { readonly triedAt: Date | null; readonly asOf: Date | null };

/**
 * Takes the right to read a list now, or null when it was read or tried too recently.
 *
 * Two processes that ask at once get one right between them: the second waits for the first one's row and then sees
 * its time.
 *
 * A list that was claimed and neither read nor noted as a problem is being read: see `isBeingRead`.
 *
 * @returns when the list was tried and read before
 */
export async function claimList(
  tx: Tx,
  key: ListKey,
  { now, force }: { readonly now: Date; readonly force: boolean },
): Promise<ClaimedList | null> {
  await tx.insert(mirrorLists).values(key).onConflictDoNothing();
  const [before] = await tx
    .select({ triedAt: mirrorLists.triedAt, asOf: mirrorLists.asOf })
    .from(mirrorLists)
    .where(
      and(isList(key), or(isNull(mirrorLists.triedAt), lte(mirrorLists.triedAt, readableSince(now, force)))),
    )
    .for('update');
  if (!before) return null;
  await tx.update(mirrorLists).set({ triedAt: now, problem: null }).where(isList(key));
  return before;
}

/** Notes that a list was read whole. `asOf` is when the read began: what changed later is not in it. */
export async function noteListRead(
  tx: Tx,
  key: ListKey,
  read: { readonly asOf: Date; readonly count: number; readonly calls: number },
): Promise<void> {
  await tx
    .update(mirrorLists)
    .set({ ...read, problem: null })
    .where(isList(key));
}

/**
 * Notes why a list could not be read; what is there stays.
 *
 * @param problem a sentence for people
 * @param triedAt with a value, also gives the right to read back: nothing was read, so the ten minutes do not count
 */
export async function noteListProblem(
  tx: Tx,
  key: ListKey,
  { problem, triedAt }: { readonly problem: string; readonly triedAt?: Date | null },
): Promise<void> {
  await tx
    .insert(mirrorLists)
    .values({ ...key, problem })
    .onConflictDoUpdate({
      target: [mirrorLists.practiceId, mirrorLists.kind],
      set: triedAt === undefined ? { problem } : { problem, triedAt },
    });
}

function isList({ practiceId, kind }: ListKey) {
  return and(eq(mirrorLists.practiceId, practiceId), eq(mirrorLists.kind, kind));
}

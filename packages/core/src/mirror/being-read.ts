import { and, eq, gt, isNotNull, isNull, lt, or } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { mirrorLists } from '../db/schema/mirror-lists.ts';

/** A read that takes longer than this is taken for one whose process died. */
const readMsMax = 60_000;

/** Whether somebody is reading a list of the practice at this moment. */
export async function isBeingRead(tx: Tx, practiceId: string, now: Date): Promise<boolean> {
  const rows = await tx
    .select({ kind: mirrorLists.kind })
    .from(mirrorLists)
    .where(
      and(
        eq(mirrorLists.practiceId, practiceId),
        isNotNull(mirrorLists.triedAt),
        gt(mirrorLists.triedAt, new Date(now.getTime() - readMsMax)),
        isNull(mirrorLists.problem),
        or(isNull(mirrorLists.asOf), lt(mirrorLists.asOf, mirrorLists.triedAt)),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

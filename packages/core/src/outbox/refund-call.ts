import { and, eq, isNull } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import { remoteCalls } from '../db/schema/delivery-gates.ts';

/** Gives back a call that was granted and never made. */
export async function refundCall(db: Database, practiceId: string, callId: number): Promise<void> {
  await inPractice(db, practiceId, async (tx) => {
    await tx
      .delete(remoteCalls)
      .where(
        and(eq(remoteCalls.practiceId, practiceId), eq(remoteCalls.id, callId), isNull(remoteCalls.endedAt)),
      );
  });
}

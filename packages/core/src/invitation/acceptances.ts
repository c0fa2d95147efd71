import { and, eq } from 'drizzle-orm';
import { z } from 'zod';

import type { ServiceContext } from '../context.ts';
import type { Database } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import { requests } from '../db/schema/requests.ts';
import { type InvitationToken, readInvitationToken } from './token.ts';

export type Acceptance = { readonly practiceId: string; readonly staffId: string; readonly email: string };

const procedure = 'invitation.accept';
const Kept = z.object({ practiceId: z.string(), staffId: z.string(), email: z.string() });

/** Remembers the answer to a caller-made request id. Of the input only the token's hash is kept. */
export async function keepAcceptance(
  ctx: ServiceContext,
  token: InvitationToken,
  answer: Acceptance,
): Promise<void> {
  if (ctx.requestId === null) return;
  await ctx.tx.insert(requests).values({
    practiceId: token.practiceId,
    staffId: answer.staffId,
    requestId: ctx.requestId,
    procedure,
    inputHash: token.hash,
    response: answer,
    createdAt: ctx.now,
  });
}

/** The answer already given to this request id for this token, or null. */
export async function findAcceptance(
  db: Database,
  repeat: { readonly token: string; readonly requestId: string | null },
): Promise<Acceptance | null> {
  const { requestId } = repeat;
  if (requestId === null) return null;
  const token = readInvitationToken(repeat.token);
  return inPractice(db, token.practiceId, async (tx) => {
    const [row] = await tx
      .select({ response: requests.response })
      .from(requests)
      .where(
        and(
          eq(requests.practiceId, token.practiceId),
          eq(requests.requestId, requestId),
          eq(requests.procedure, procedure),
          eq(requests.inputHash, token.hash),
        ),
      );
    return row ? Kept.parse(row.response) : null;
  });
}

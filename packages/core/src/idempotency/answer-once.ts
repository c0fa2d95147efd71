import { createHash } from 'node:crypto';

import { and, eq, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { requests } from '../db/schema/requests.ts';
import { AppError } from '../errors.ts';
import { requireMember } from '../require-member.ts';

/**
 * Carries out a mutation at most once for a caller-made `requestId`, in the mutation's own transaction.
 *
 * The same id again, at any time, gets the first answer and does nothing; two at once take turns. Without an id
 * the work is simply done. Answers must be plain JSON: what is stored is what the repeat gets.
 *
 * @throws {AppError} `conflict` when the id was used for another procedure or other input
 */
export async function answerOnce<T>(ctx: ServiceContext, input: unknown, work: () => Promise<T>): Promise<T> {
  if (ctx.requestId === null) return work();
  const key = keyOf(ctx, ctx.requestId);
  const { rowCount } = await ctx.tx
    .insert(requests)
    .values({ ...key, procedure: ctx.verb, inputHash: hashOf(input), createdAt: ctx.now })
    .onConflictDoNothing();
  if (rowCount === 0) {
    const first = await findAnswer<T>(ctx, input);
    if (first) return first.answer;
  }
  const answer = await work();
  await ctx.tx
    .update(requests)
    .set({ response: answer ?? null })
    .where(isRequest(key));
  return answer;
}

/**
 * The answer already given to the context's `requestId`, or null.
 *
 * @throws {AppError} `conflict` when the id was used for another procedure or other input
 */
export async function findAnswer<T>(ctx: ServiceContext, input: unknown): Promise<{ answer: T } | null> {
  if (ctx.requestId === null) return null;
  const [first] = await ctx.tx
    .select({
      procedure: requests.procedure,
      inputHash: requests.inputHash,
      // The same procedure with the same input wrote it, so it has that procedure's shape.
      answer: sql<T>`${requests.response}`,
    })
    .from(requests)
    .where(isRequest(keyOf(ctx, ctx.requestId)));
  if (!first) return null;
  if (first.procedure !== ctx.verb || first.inputHash !== hashOf(input)) {
    throw new AppError('conflict', `request ${ctx.requestId} was used for something else`, {
      userMessage: 'This request was already used for something else. Send it with an id of its own.',
    });
  }
  return { answer: first.answer };
}

type RequestKey = { readonly practiceId: string; readonly staffId: string; readonly requestId: string };

function keyOf(ctx: ServiceContext, requestId: string): RequestKey {
  return { practiceId: ctx.practice.id, staffId: requireMember(ctx).staffId, requestId };
}

function hashOf(input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(input ?? null))
    .digest('hex');
}

function isRequest(key: RequestKey) {
  return and(
    eq(requests.practiceId, key.practiceId),
    eq(requests.staffId, key.staffId),
    eq(requests.requestId, key.requestId),
  );
}

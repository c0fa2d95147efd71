import type { Actor, ServiceContext } from '@throughline/core/context';
import { inPractice } from '@throughline/core/db/in-practice';
import { AppError } from '@throughline/core/errors';
import { findMember } from '@throughline/core/membership/find-member';
import { findSignedIn, type SignedIn } from '@throughline/core/membership/find-signed-in';
import { listMemberships } from '@throughline/core/membership/list-memberships';
import { z } from 'zod';

import { type Access, access } from './access.ts';
import type { RequestContext } from './context.ts';

export type Call = { readonly path: string; readonly requestId: string | null };

/**
 * Runs `work` as the signed-in member, in one transaction of the practice the request is for.
 *
 * The member and their roles are read inside that transaction, so that a removal counts from the next call on.
 * @throws {AppError} `not_signed_in`, `not_allowed`, or `not_found` for a practice the person does not belong to
 */
export async function inService<T>(
  ctx: RequestContext,
  call: Call,
  work: (service: ServiceContext) => Promise<T>,
): Promise<T> {
  const tokenHash = requireSession(ctx);
  const practiceId = ctx.practiceId ?? (await onlyPractice(ctx));
  if (!z.guid().safeParse(practiceId).success) throw unknownPractice();
  const now = ctx.deps.now();
  return inPractice(ctx.deps.db, practiceId, async (tx, announce) => {
    const member = await findMember(tx, tokenHash, now);
    if (!member) throw await notAMember(ctx);
    requireRole(call.path, member.actor);
    const { settings } = ctx.deps;
    return work({ tx, ...member, now, verb: call.path, requestId: call.requestId, settings, announce });
  });
}

/** @throws {AppError} `not_signed_in` */
export async function requireSignedIn(ctx: RequestContext): Promise<SignedIn> {
  const signedIn = await findSignedIn(ctx.deps.db, requireSession(ctx), ctx.deps.now());
  if (!signedIn) throw new AppError('not_signed_in', 'session not found');
  return signedIn;
}

/** The row of the access table; `null` refuses everybody. */
export function accessFor(path: string): Access | null {
  return Object.hasOwn(access, path) ? (access[path] ?? null) : null;
}

function requireRole(path: string, actor: Extract<Actor, { kind: 'staff' }>): void {
  const allowed = accessFor(path);
  if (
    allowed === null ||
    typeof allowed === 'string' ||
    !actor.roles.some((role) => allowed.includes(role))
  ) {
    throw new AppError('not_allowed', `${path} is not for ${actor.roles.join(', ') || 'nobody'}`);
  }
}

function requireSession(ctx: RequestContext): string {
  if (ctx.sessionTokenHash === null) throw new AppError('not_signed_in', 'no session cookie');
  return ctx.sessionTokenHash;
}

/** Whether the session or only the membership is missing is told apart after the fact, off the common path. */
async function notAMember(ctx: RequestContext): Promise<AppError> {
  await requireSignedIn(ctx);
  return unknownPractice();
}

function unknownPractice(): AppError {
  return new AppError('not_found', 'not a member of the practice named', {
    userMessage: 'You do not belong to this practice, or no longer do.',
  });
}

async function onlyPractice(ctx: RequestContext): Promise<string> {
  const { userId } = await requireSignedIn(ctx);
  const [first, second] = await listMemberships(ctx.deps.db, userId);
  if (!first) throw unknownPractice();
  if (second) {
    throw new AppError('invalid_input', 'x-practice-id is missing', {
      userMessage: 'You belong to several practices. Choose the one to act in.',
    });
  }
  return first.practiceId;
}

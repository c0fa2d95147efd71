import { and, eq, gt, isNull } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { type ConnectionKind, oauthStates } from '../db/schema/connections.ts';
import { requireMember } from '../require-member.ts';

/** How long a person may take in Xero. */
const stateLifeMs = 10 * 60_000;

export type NewConsentState = {
  readonly id: string;
  /** SHA-256 of the secret that goes to Xero and back. */
  readonly stateHash: string;
  readonly sessionId: string;
  readonly kind: ConnectionKind | null;
  /** PKCE verifier, encrypted for this row. */
  readonly codeVerifier: string;
};

/** Notes that a member goes to Xero to consent, in this browser, for this practice. */
export async function writeConsentState(ctx: ServiceContext, state: NewConsentState): Promise<void> {
  await ctx.tx.insert(oauthStates).values({
    ...state,
    practiceId: ctx.practice.id,
    staffId: requireMember(ctx).staffId,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + stateLifeMs),
  });
}

export type SoughtState = {
  readonly practiceId: string;
  readonly stateHash: string;
  readonly sessionId: string;
  readonly staffId: string;
  readonly now: Date;
};

export type ConsentState = Pick<NewConsentState, 'id' | 'kind' | 'codeVerifier'>;

/** Uses up a consent under way; null when it was used, is too old, or began in another browser or for somebody else. */
export async function takeConsentState(tx: Tx, sought: SoughtState): Promise<ConsentState | null> {
  const [taken] = await tx
    .update(oauthStates)
    .set({ usedAt: sought.now })
    .where(
      and(
        eq(oauthStates.practiceId, sought.practiceId),
        eq(oauthStates.stateHash, sought.stateHash),
        eq(oauthStates.sessionId, sought.sessionId),
        eq(oauthStates.staffId, sought.staffId),
        isNull(oauthStates.usedAt),
        gt(oauthStates.expiresAt, sought.now),
      ),
    )
    .returning({ id: oauthStates.id, kind: oauthStates.kind, codeVerifier: oauthStates.codeVerifier });
  return taken ?? null;
}

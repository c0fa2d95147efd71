import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import type { Database, Tx } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import { invitations } from '../db/schema/invitations.ts';
import { practices } from '../db/schema/practices.ts';
import { insertMember } from '../membership/insert-member.ts';
import { createUser } from '../sign-in/create-user.ts';
import { type Acceptance, keepAcceptance } from './acceptances.ts';
import { type Invitation, lockOpenInvitation } from './lock-open-invitation.ts';
import { readInvitationToken } from './token.ts';

/** Who accepts: somebody whose password was checked, or somebody new with a password of theirs, hashed. */
export type Acceptor =
  | { readonly kind: 'known'; readonly userId: string; readonly name: string }
  | { readonly kind: 'new'; readonly name: string; readonly passwordHash: string };

export type AcceptInvitation = {
  readonly token: string;
  readonly acceptor: Acceptor;
  readonly requestId: string | null;
  readonly now: Date;
};

/**
 * Makes the invited person a member, once.
 *
 * @throws {AppError} `not_found`; `conflict` when the invitation is over, or the address got a sign-in meanwhile
 */
export async function acceptInvitation(db: Database, accept: AcceptInvitation): Promise<Acceptance> {
  const token = readInvitationToken(accept.token);
  return inPractice(db, token.practiceId, async (tx, announce) => {
    const invitation = await lockOpenInvitation(tx, token, accept.now);
    const { email, roles } = invitation;
    const { userId, name } = await settleUser(tx, invitation, accept.acceptor);
    const { staffId } = await insertMember(tx, token.practiceId, { userId, name, email, roles });
    await tx
      .update(invitations)
      .set({ acceptedAt: accept.now })
      .where(and(eq(invitations.practiceId, token.practiceId), eq(invitations.id, invitation.id)));
    const [practice] = await tx.select().from(practices).where(eq(practices.id, token.practiceId));
    if (!practice) throw new Error('the practice of the invitation is gone');
    const ctx: ServiceContext = {
      tx,
      practice,
      announce,
      now: accept.now,
      verb: 'invitation.accept',
      requestId: accept.requestId,
      actor: {
        kind: 'staff',
        staffId,
        userId,
        name,
        roles,
      },
      settings: {
        settleSeconds: 0,
        appUrl: '',
        receiptKeys: [],
      },
    };
    recordAudit(ctx, {
      subjectKind: 'staff',
      subjectId: staffId,
      before: null,
      after: { name, email, roles },
    });
    announce('staff');
    const answer = { practiceId: token.practiceId, staffId, email };
    await keepAcceptance(ctx, token, answer);
    return answer;
  });
}

async function settleUser(tx: Tx, invitation: Invitation, acceptor: Acceptor) {
  const { name } = acceptor;
  if (acceptor.kind === 'known') return { userId: acceptor.userId, name };
  const { userId } = await createUser(tx, { ...acceptor, email: invitation.email });
  return { userId, name };
}

import { eq } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import { practices } from '../db/schema/practices.ts';
import type { Role } from '../db/schema/staff.ts';
import { findCredential } from '../sign-in/find-credential.ts';
import { lockOpenInvitation } from './lock-open-invitation.ts';
import { readInvitationToken } from './token.ts';

export type ReadInvitation = {
  readonly practiceName: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly expiresAt: string;
  /** Accepting takes the password of the sign-in this address has. */
  readonly hasSignIn: boolean;
};

/** What a link invites to, for whoever holds it. @throws {AppError} `not_found`, `conflict` when it is over */
export async function readInvitation(db: Database, token: string, now: Date): Promise<ReadInvitation> {
  const parsed = readInvitationToken(token);
  return inPractice(db, parsed.practiceId, async (tx) => {
    const { name, email, roles, expiresAt } = await lockOpenInvitation(tx, parsed, now);
    const [practice] = await tx
      .select({ name: practices.name })
      .from(practices)
      .where(eq(practices.id, parsed.practiceId));
    const hasSignIn = (await findCredential(tx, email)) !== null;
    return {
      practiceName: practice?.name ?? '',
      name,
      email,
      roles,
      expiresAt: expiresAt.toISOString(),
      hasSignIn,
    };
  });
}

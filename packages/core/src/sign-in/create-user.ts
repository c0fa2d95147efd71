import { randomUUID } from 'node:crypto';

import type { Tx } from '../db/client.ts';
import { credentials, users } from '../db/schema/users.ts';
import { AppError } from '../errors.ts';
import { normaliseEmail } from './normalise-email.ts';

export type NewUser = {
  readonly name: string;
  readonly email: string;
  /** As the sign-in verifies it; never the password. */
  readonly passwordHash: string;
};

/**
 * Makes a sign-in for a person who has none.
 *
 * @throws {AppError} `conflict` when the e-mail address has one; whose it is stays untouched
 */
export async function createUser(tx: Tx, user: NewUser): Promise<{ userId: string }> {
  const email = normaliseEmail(user.email);
  const [made] = await tx
    .insert(users)
    .values({ id: randomUUID(), name: user.name, email, emailVerified: true })
    .onConflictDoNothing({ target: users.email })
    .returning({ userId: users.id });
  if (!made) {
    throw new AppError('conflict', 'this e-mail address has a sign-in already', {
      userMessage: 'This e-mail address has a sign-in already. Use its own password.',
    });
  }
  await tx.insert(credentials).values({
    id: randomUUID(),
    accountId: made.userId,
    providerId: 'credential',
    userId: made.userId,
    password: user.passwordHash,
  });
  return made;
}

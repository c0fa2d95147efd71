import type { Database } from '@throughline/core/db/client';
import { outsidePractices } from '@throughline/core/db/in-practice';
import { AppError } from '@throughline/core/errors';
import { createUser } from '@throughline/core/sign-in/create-user';
import { type Credential, findCredential } from '@throughline/core/sign-in/find-credential';
import { hashPassword, verifyPassword } from 'better-auth/crypto';

export type NewAccount = { readonly name: string; readonly email: string; readonly password: string };

/** Hashes a password as the sign-in verifies it. @throws {AppError} `invalid_input` for fewer than 8 or more than 128 characters */
export async function hashNewPassword(password: string): Promise<string> {
  if (password.length < 8 || password.length > 128) {
    throw new AppError('invalid_input', 'password length', {
      userMessage: 'A password has 8 to 128 characters.',
    });
  }
  return hashPassword(password);
}

/** Whose e-mail and password this is; null when they do not belong together. Takes as long for unknown addresses. */
export async function verifyCredential(
  db: Database,
  { email, password }: Omit<NewAccount, 'name'>,
): Promise<Credential | null> {
  const credential = await outsidePractices(db, (tx) => findCredential(tx, email));
  if (!credential) {
    await hashPassword(password);
    return null;
  }
  return (await verifyPassword({ hash: credential.passwordHash, password })) ? credential : null;
}

/** Makes a sign-in. @throws {AppError} `conflict` when the address has one, `invalid_input` for the password */
export async function createAccount(db: Database, account: NewAccount): Promise<{ userId: string }> {
  const passwordHash = await hashNewPassword(account.password);
  return outsidePractices(db, (tx) => createUser(tx, { ...account, passwordHash }));
}

/**
 * The sign-in of an e-mail address, made when there is none; for operators, who may name an existing one only with
 * its own password.
 *
 * @throws {AppError} `conflict` when the address has a sign-in with another password
 */
export async function findOrCreateAccount(db: Database, account: NewAccount): Promise<{ userId: string }> {
  const known = await verifyCredential(db, account);
  return known ? { userId: known.userId } : createAccount(db, account);
}

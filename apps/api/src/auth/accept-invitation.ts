import { AppError } from '@throughline/core/errors';
import { acceptInvitation, type Acceptor } from '@throughline/core/invitation/accept-invitation';
import { type Acceptance, findAcceptance } from '@throughline/core/invitation/acceptances';
import { type ReadInvitation, readInvitation } from '@throughline/core/invitation/read-invitation';

import type { RequestContext } from '../trpc/context.ts';

export type AcceptInput = {
  readonly token: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly requestId: string | null;
};

/**
 * Makes the holder of an invitation a member: with a new sign-in, or with the one their address has, whose password
 * they must know. Nobody's password is ever replaced.
 *
 * @throws {AppError} `not_found`, `conflict` when the invitation is over, `invalid_input` for the password,
 * `too_many_requests`
 */
export async function accept({ deps, address }: RequestContext, input: AcceptInput): Promise<Acceptance> {
  const { token, requestId } = input;
  const known = await findAcceptance(deps.db, { token, requestId });
  if (known) return known;
  const now = deps.now();
  const invitation = await readInvitation(deps.db, token, now);
  const acceptor = await acceptorOf({ ...input, address }, invitation, deps.signIn);
  return acceptInvitation(deps.db, { token, acceptor, requestId, now });
}

type SignIn = RequestContext['deps']['signIn'];

async function acceptorOf(
  { password, name, address }: AcceptInput & { readonly address: string },
  invitation: ReadInvitation,
  signIn: SignIn,
): Promise<Acceptor> {
  if (!invitation.hasSignIn) {
    return { kind: 'new', name: name ?? invitation.name, passwordHash: await signIn.hashPassword(password) };
  }
  const credential = await signIn.checkPassword({ email: invitation.email, password, address });
  if (!credential) {
    throw new AppError('invalid_input', 'wrong password of the existing sign-in', {
      userMessage: 'This e-mail address has a sign-in already, and this is not its password.',
      details: { field: 'password' },
    });
  }
  return { kind: 'known', userId: credential.userId, name: credential.name };
}

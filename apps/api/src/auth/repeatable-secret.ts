import { randomBytes } from 'node:crypto';

import type { ServiceContext } from '@throughline/core/context';
import { requireMember } from '@throughline/core/require-member';

import type { SignIn } from './sign-in.ts';

/**
 * A secret for an answer that may be given twice: 32 bytes, base64url. With a request id it can be made again for the
 * repeat, so that the kept answer need not hold it.
 */
export function repeatableSecret(signIn: Pick<SignIn, 'deriveSecret'>, service: ServiceContext): string {
  if (service.requestId === null) return randomBytes(32).toString('base64url');
  const { staffId } = requireMember(service);
  return signIn.deriveSecret([service.verb, service.practice.id, staffId, service.requestId].join(' '));
}

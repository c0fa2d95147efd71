import { createHash } from 'node:crypto';

import { AppError } from '../errors.ts';

/** How long an invitation can be accepted. */
export const invitationLifeMs = 7 * 24 * 3_600_000;

export type InvitationToken = {
  readonly practiceId: string;
  /** SHA-256 of the secret half. */
  readonly hash: string;
};

const tokenPattern = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** The token an invitation's link carries: `<practiceId>.<32 random bytes, base64url>`. */
export function writeInvitationToken(practiceId: string, secret: string): string {
  return `${practiceId}.${secret}`;
}

export function hashInvitationSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Reads the token of a link. @throws {AppError} `not_found` for anything else */
export function readInvitationToken(token: string): InvitationToken {
  const [, practiceId, secret] = tokenPattern.exec(token) ?? [];
  if (practiceId === undefined || secret === undefined) throw unknownInvitation();
  return { practiceId, hash: hashInvitationSecret(secret) };
}

/** The answer for links that were never given out. */
export function unknownInvitation(): AppError {
  return new AppError('not_found', 'invitation not found', {
    userMessage: 'This invitation does not exist. Ask for a new link.',
  });
}

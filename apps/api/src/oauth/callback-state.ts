import { type ConsentState, takeConsentState } from '@throughline/core/connection/consent-states';
import type { ServiceContext } from '@throughline/core/context';
import type { Tx } from '@throughline/core/db/client';
import { inPractice } from '@throughline/core/db/in-practice';
import { AppError } from '@throughline/core/errors';
import { findMember, type SignedInMember } from '@throughline/core/membership/find-member';
import { findSignedIn } from '@throughline/core/membership/find-signed-in';

import { hashState } from './begin-consent.ts';
import type { ConsentDeps } from './consent-deps.ts';

/** A consent that came back to the browser and practice it began in, used up by that. */
export type OpenConsent = Omit<ConsentState, 'id'> & {
  readonly practiceId: string;
  readonly tokenHash: string;
};

const statePattern = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** Uses the state up; null for one that is not good, of which nothing else follows. */
export async function takeConsent(
  deps: ConsentDeps,
  headers: Headers,
  state: string,
): Promise<OpenConsent | null> {
  const [, practiceId, secret] = statePattern.exec(state) ?? [];
  const tokenHash = deps.signIn.sessionTokenHash(headers);
  if (practiceId === undefined || secret === undefined || tokenHash === null) return null;
  const now = deps.now();
  const signedIn = await findSignedIn(deps.db, tokenHash, now);
  if (!signedIn) return null;
  return inPractice(deps.db, practiceId, async (tx) => {
    const member = await findAdmin(tx, tokenHash, now);
    if (!member) return null;
    const { staffId } = member.actor;
    const sought = { practiceId, stateHash: hashState(secret), sessionId: signedIn.sessionId, staffId, now };
    const taken = await takeConsentState(tx, sought);
    if (!taken) return null;
    const place = { practiceId, rowId: taken.id, field: 'code_verifier' } as const;
    return {
      practiceId,
      tokenHash,
      kind: taken.kind,
      codeVerifier: deps.cipher.open(place, taken.codeVerifier),
    };
  });
}

/** Runs `work` as the admin who consented, if they still are one. @throws {AppError} `not_allowed` */
export async function inConsent<T>(
  deps: ConsentDeps,
  { practiceId, tokenHash }: OpenConsent,
  work: (service: ServiceContext) => Promise<T>,
): Promise<T> {
  const now = deps.now();
  return inPractice(deps.db, practiceId, async (tx, announce) => {
    const member = await findAdmin(tx, tokenHash, now);
    if (!member) throw new AppError('not_allowed', 'no longer an admin');
    const { settings } = deps;
    return work({ ...member, tx, now, announce, settings, verb: 'connection.connect', requestId: null });
  });
}

async function findAdmin(tx: Tx, tokenHash: string, now: Date): Promise<SignedInMember | null> {
  const member = await findMember(tx, tokenHash, now);
  return member?.actor.roles.includes('admin') ? member : null;
}

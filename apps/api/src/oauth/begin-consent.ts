import { createHash, randomBytes, randomUUID } from 'node:crypto';

import { writeConsentState } from '@throughline/core/connection/consent-states';
import type { ServiceContext } from '@throughline/core/context';
import type { ConnectionKind } from '@throughline/core/db/schema/connections';
import { answerOnce } from '@throughline/core/idempotency/answer-once';

import { repeatableSecret } from '../auth/repeatable-secret.ts';
import { challengeOf, consentAddress } from './consent-address.ts';
import type { ConsentDeps, SessionCall } from './consent-deps.ts';
import { redirectUriOf } from './redirect-uri.ts';

export type BeginInput = { readonly kind?: ConnectionKind | undefined };

/** Prepares a consent and answers where the browser goes for it. A repeated request id gets the same address. */
export async function beginConsent(
  deps: ConsentDeps,
  call: SessionCall,
  input: BeginInput,
): Promise<{ authoriseUrl: string }> {
  const sessionId = await call.sessionId();
  return call.run(async (service) => {
    const secret = repeatableSecret(deps.signIn, service);
    const kind = input.kind ?? null;
    const { codeChallenge } = await answerOnce(service, input, () =>
      prepare(deps, service, { secret, sessionId, kind }),
    );
    const state = `${service.practice.id}.${secret}`;
    const { loginUrl, clientId } = deps.xero;
    const redirectUri = redirectUriOf(deps.settings.appUrl);
    return { authoriseUrl: consentAddress({ loginUrl, clientId, redirectUri, state, codeChallenge, kind }) };
  });
}

type Preparation = {
  readonly secret: string;
  readonly sessionId: string;
  readonly kind: ConnectionKind | null;
};

/** What is kept of the answer holds no secret: a challenge gives nothing away. */
async function prepare(
  { cipher }: ConsentDeps,
  service: ServiceContext,
  { secret, sessionId, kind }: Preparation,
): Promise<{ codeChallenge: string }> {
  const id = randomUUID();
  const verifier = randomBytes(32).toString('base64url');
  const place = { practiceId: service.practice.id, rowId: id, field: 'code_verifier' } as const;
  await writeConsentState(service, {
    id,
    sessionId,
    kind,
    stateHash: hashState(secret),
    codeVerifier: cipher.seal(place, verifier),
  });
  return { codeChallenge: challengeOf(verifier) };
}

/** How the secret half of a state is kept. */
export function hashState(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

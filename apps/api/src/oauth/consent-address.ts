import { createHash } from 'node:crypto';

import type { ConnectionKind } from '@throughline/core/db/schema/connections';

const base = ['openid', 'profile', 'email', 'offline_access'] as const;

/** The least each kind needs. Source: contracts of XPM §2.3 and Xero §3. */
const scopesOf = {
  xpm: ['practicemanager'],
  ledger: ['accounting.invoices', 'accounting.contacts', 'accounting.settings.read'],
} as const satisfies Record<ConnectionKind, readonly string[]>;

/** Which kinds a consent covers, by the scopes it came back with. */
export function kindsCovered(scopes: readonly string[]): ConnectionKind[] {
  const covers = (prefix: string) =>
    scopes.some((scope) => scope === prefix || scope.startsWith(`${prefix}.`));
  return [
    ...(covers('practicemanager') ? (['xpm'] as const) : []),
    ...(covers('accounting') ? (['ledger'] as const) : []),
  ];
}

export type ConsentRequest = {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly codeChallenge: string;
  /** Null: both systems in one consent. */
  readonly kind: ConnectionKind | null;
};

/** Where the browser goes to consent. Source: contracts of Xero §2.2; PKCE after RFC 7636, S256. */
export function consentAddress(request: ConsentRequest): string {
  const { kind } = request;
  const scopes = [...base, ...(kind === null ? [...scopesOf.xpm, ...scopesOf.ledger] : scopesOf[kind])];
  const url = new URL('/identity/connect/authorize', request.loginUrl);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: scopes.join(' '),
    state: request.state,
    code_challenge: request.codeChallenge,
    code_challenge_method: 'S256',
  }).toString();
  return url.href;
}

/** S256 of a PKCE verifier. */
export function challengeOf(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier).digest('base64url');
}

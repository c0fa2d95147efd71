import { randomUUID } from 'node:crypto';

import { chooseTenants, type GrantedTenant } from '@throughline/core/connection/choose-tenants';
import type { ConsentProblem } from '@throughline/core/connection/consent-problems';
import { hasMappedProcess } from '@throughline/core/connection/has-mapped-process';
import { saveConnections } from '@throughline/core/connection/save-connections';
import { tenantHistories } from '@throughline/core/connection/tenant-histories';
import type { ServiceContext } from '@throughline/core/context';
import type { ConnectionKind } from '@throughline/core/db/schema/connections';

import { inConsent, type OpenConsent, takeConsent } from './callback-state.ts';
import { kindsCovered } from './consent-address.ts';
import type { ConsentDeps } from './consent-deps.ts';
import { IdentityError } from './identity-error.ts';
import { redirectUriOf } from './redirect-uri.ts';
import { sealTokens } from './seal-tokens.ts';
import type { GrantedConnection, TokenReply } from './xero-identity.ts';

const badState =
  'This way back from Xero was already used, is older than ten minutes, or began in another browser. Go back to Throughline and connect again.';

/** The browser comes back from Xero. Answers as `XeroConsent.callback` says. */
export async function finishConsent(deps: ConsentDeps, request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const consent = await takeConsent(deps, request.headers, params.get('state') ?? '');
  if (!consent)
    return new Response(badState, { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  const code = params.get('code');
  if (params.has('error')) return toProblem(params.get('error') === 'access_denied' ? 'denied' : 'failed');
  if (!code) return toProblem('failed');
  try {
    return await exchange(deps, consent, code);
  } catch (error) {
    if (error instanceof IdentityError) return toProblem('failed');
    throw error;
  }
}

async function exchange(deps: ConsentDeps, consent: OpenConsent, code: string): Promise<Response> {
  const redirectUri = redirectUriOf(deps.settings.appUrl);
  const reply = await deps.identity.exchangeCode({ code, redirectUri, codeVerifier: consent.codeVerifier });
  const rows = await deps.identity.connections(reply.accessToken, reply.authEventId);
  const kinds = kindsCovered(reply.scopes).filter((kind) => consent.kind === null || consent.kind === kind);
  const granted = rows.flatMap(readTenant);
  return inConsent(deps, consent, (service) => connect({ deps, service, reply }, granted, kinds));
}

type Connecting = {
  readonly deps: ConsentDeps;
  readonly service: ServiceContext;
  readonly reply: TokenReply;
};

async function connect(
  { deps, service, reply }: Connecting,
  granted: readonly GrantedTenant[],
  kinds: readonly ConnectionKind[],
): Promise<Response> {
  const { tx, practice } = service;
  const choice = chooseTenants(granted, await tenantHistories(tx, practice.id, kinds));
  if (choice.outcome === 'refused') return toProblem(choice.problem, choice.names);
  const id = randomUUID();
  const { authEventId, xeroUserId } = reply;
  const sealed = sealTokens(deps.cipher, { practiceId: practice.id, id }, { reply, now: deps.now() });
  await saveConnections(service, {
    tokenSet: { ...sealed, id, authEventId, xeroUserId },
    tenants: choice.tenants,
  });
  const page = (await hasMappedProcess(service)) ? '/settings/connections' : '/set-up';
  return redirectTo(page, [['connected', choice.tenants.map(({ kind }) => kind).join(',')]]);
}

const kindOf: Readonly<Record<string, ConnectionKind>> = { PRACTICEMANAGER: 'xpm', ORGANISATION: 'ledger' };
/** Xero hides the name of a practice. Source: contracts of Xero §2.2. */
const unnamed = { xpm: 'Xero Practice Manager', ledger: 'Xero' } as const;

function readTenant({ id, tenantId, tenantType, tenantName }: GrantedConnection): GrantedTenant[] {
  const kind = Object.hasOwn(kindOf, tenantType) ? kindOf[tenantType] : undefined;
  if (!kind) return [];
  return [{ kind, tenantId, tenantName: tenantName || unnamed[kind], xeroConnectionId: id }];
}

function toProblem(problem: ConsentProblem, names: readonly string[] = []): Response {
  return redirectTo('/settings/connections', [['problem', problem], ...names.map((name) => ['name', name])]);
}

function redirectTo(path: string, params: readonly (readonly string[])[]): Response {
  const query = params.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  return new Response(null, { status: 302, headers: { location: `${path}?${query}` } });
}

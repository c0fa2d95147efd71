import type { Answer } from '../transport/answer.ts';
import type { RemoteCall } from '../transport/call.ts';
import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { backTo, readAuthoriseRequest } from './authorise-request.ts';
import type { AuthoriseRequest } from './authorise-request.ts';
import { connect, consentId } from './connections.ts';
import { consentPage, deadEndPage } from './consent-page.ts';
import type { Tenant, XeroUser } from './records.ts';
import { tenantTypesFor } from './scopes.ts';
import { hashOf, newSecret } from './secrets.ts';

const codeLifeMs = 5 * 60_000;

/**
 * The consent page. `GET` shows it; `POST` decides: the same parameters (query or form) with `decision=allow` or
 * `decision=cancel`, and `tenant=<tenant id>` once for each tenant. A script may leave `tenant` out: then every tenant
 * offered is connected. The page itself sends `chosen=1`, so that no tick means none.
 */
export function authoriseCall(world: World, call: RemoteCall): Answer {
  if (call.method !== 'GET' && call.method !== 'POST') return page(405, deadEndPage('Use GET or POST.'));
  const params = parametersOf(call);
  const reading = readAuthoriseRequest(world, params);
  if (reading.kind === 'dead-end') return page(400, deadEndPage(reading.sentence));
  if (reading.kind === 'send-back') return redirect(reading.to);
  const { request } = reading;
  const ask = (notice: string | null): Answer => {
    const tenants = offeredTenants(world, request.scopes);
    const user = theOnly(world.tables.users);
    return page(200, consentPage({ params, user, scopes: request.scopes, tenants, notice }));
  };
  return call.method === 'GET' ? ask(null) : decide(world, { request, params, ask });
}

function parametersOf(call: RemoteCall): URLSearchParams {
  const params = new URLSearchParams(call.url.search);
  if (call.method === 'POST') {
    for (const [name, value] of new URLSearchParams(call.body)) params.append(name, value);
  }
  return params;
}

interface Decision {
  readonly request: AuthoriseRequest;
  readonly params: URLSearchParams;
  readonly ask: (notice: string) => Answer;
}

function decide(world: World, { request, params, ask }: Decision): Answer {
  const decision = params.get('decision');
  if (decision === 'cancel') return redirect(backTo(request, { error: 'access_denied' }));
  if (decision !== 'allow') return ask('Choose Allow access or Cancel.');
  const offered = offeredTenants(world, request.scopes);
  const tenants = chosenTenants(params, offered);
  if (tenants.length === 0 && offered.length > 0) return ask('Choose at least one organisation or practice.');
  return redirect(grant(world, request, { user: theOnly(world.tables.users), tenants }));
}

function grant(
  world: World,
  request: AuthoriseRequest,
  by: { readonly user: XeroUser; readonly tenants: readonly Tenant[] },
): string {
  const who = { userId: by.user.userId, clientId: request.clientId };
  const authEventId = world.ids.uuid();
  const id = consentId(who);
  const scopes = [...new Set([...(world.tables.consents.get(id)?.scopes ?? []), ...request.scopes])];
  world.tables.consents.put({ id, ...who, scopes });
  for (const { tenantId } of by.tenants) connect(world, { ...who, tenantId, authEventId });

  const code = newSecret();
  world.tables.codes.put({
    hash: hashOf(code),
    ...who,
    redirectUri: request.redirectUri,
    scopes,
    authEventId,
    challenge: request.challenge,
    nonce: request.nonce,
    expiresAt: new Date(world.clock.now().getTime() + codeLifeMs).toISOString(),
    usedAt: null,
  });
  return backTo(request, { code, scope: request.scopes.join(' ') });
}

function offeredTenants(world: World, scopes: readonly string[]): Tenant[] {
  const types = tenantTypesFor(scopes);
  return world.tables.tenants.all().filter((tenant) => types.has(tenant.tenantType));
}

function chosenTenants(params: URLSearchParams, offered: readonly Tenant[]): Tenant[] {
  const named = params.getAll('tenant');
  if (named.length === 0 && !params.has('chosen')) return [...offered];
  return offered.filter((tenant) => named.includes(tenant.tenantId));
}

function redirect(to: string): Answer {
  return { status: 302, headers: { location: to }, body: '' };
}

function page(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

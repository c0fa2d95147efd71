import { readBearer } from '../identity/bearer.ts';
import { liveConnections } from '../identity/connections.ts';
import type { AccessToken } from '../identity/records.ts';
import { allows } from '../identity/scopes.ts';
import type { World } from '../world/world.ts';
import { ruleText } from '../xero/rule-text.ts';
import type { Answer } from './answer.ts';
import { problem, textAnswer, withHeaders } from './answer.ts';
import type { RemoteCall } from './call.ts';
import type { Found, PathParams } from './routes.ts';
import { tooMany } from './too-many.ts';

/** A call that was let in. */
export interface Admitted<R> {
  readonly route: R;
  readonly params: PathParams;
  readonly token: AccessToken;
}

interface Guard<R> {
  readonly tenantType: 'PRACTICEMANAGER' | 'ORGANISATION';
  readonly found: Found<R>;
  readonly scopeOf: (route: R) => string;
  readonly carryOut: (admitted: Admitted<R>) => Promise<Answer>;
}

/**
 * Lets a call to a tenant's API in: token, tenant, limits, path, scope; then counts it and adds the quota headers.
 * Source: xpm-contract §2.5, §3, §5.3; xero-contract §4, §9.
 */
export async function guarded<R>(world: World, call: RemoteCall, guard: Guard<R>): Promise<Answer> {
  const bearer = readBearer(world, call);
  if (bearer.kind === 'refused') return bearer.answer;
  const { token } = bearer;
  const tenantId = call.headers.get('xero-tenant-id')?.toLowerCase() ?? '';
  if (!mayActIn(world, token, { tenantId, tenantType: guard.tenantType })) {
    const status = tenantId === '' && world.switches.is('X-06', '400') ? 400 : 403;
    const answer = problem(status, ruleText('not-authenticated', {}), call.correlationId);
    return withHeaders(answer, world.limits.appHeader());
  }
  const { refused, done } = world.limits.enter(tenantId);
  if (refused)
    return withHeaders(
      tooMany(world.switches, refused.problem, refused.retryAfterSeconds),
      world.limits.headers(tenantId),
    );
  try {
    const answer = await admitted(world, { call, guard, token, tenantId });
    return withHeaders(answer, answer.status === 401 ? {} : world.limits.headers(tenantId));
  } finally {
    done();
  }
}

interface LetIn<R> {
  readonly call: RemoteCall;
  readonly guard: Guard<R>;
  readonly token: AccessToken;
  readonly tenantId: string;
}

async function admitted<R>(world: World, { call, guard, token, tenantId }: LetIn<R>): Promise<Answer> {
  const { found } = guard;
  if (world.tables.tenants.get(tenantId)?.offline === true) {
    return textAnswer(503, ruleText('organisation-offline', {}));
  }
  if (found.kind === 'unknown') return problem(404, 'ResourceNotFound', call.correlationId);
  if (found.kind === 'wrong-verb') return problem(405, 'MethodNotAllowed', call.correlationId);
  const access = call.method === 'GET' ? 'read' : 'write';
  if (!allows(token.scopes, guard.scopeOf(found.route), access)) {
    const answer = problem(401, ruleText('not-authorised', {}), call.correlationId);
    const spelling = world.switches.is('X-21', 'insufficent_scope') ? 'insufficent' : 'insufficient';
    return withHeaders(answer, { 'www-authenticate': `Bearer error=${spelling}_scope` });
  }
  return guard.carryOut({ route: found.route, params: found.params, token });
}

function mayActIn(
  world: World,
  token: AccessToken,
  wanted: { readonly tenantId: string; readonly tenantType: string },
): boolean {
  const tenant = world.tables.tenants.get(wanted.tenantId);
  if (!tenant || tenant.tenantType !== wanted.tenantType) return false;
  return liveConnections(world, token).some((connection) => connection.tenantId === tenant.tenantId);
}

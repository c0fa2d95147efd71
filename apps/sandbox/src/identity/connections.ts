import type { Answer } from '../transport/answer.ts';
import { jsonAnswer, problem, textAnswer } from '../transport/answer.ts';
import type { RemoteCall } from '../transport/call.ts';
import type { World } from '../world/world.ts';
import { readBearer } from './bearer.ts';
import type { AccessToken, Connection } from './records.ts';

/** Live connections of a person to an app. */
export function liveConnections(world: World, token: Pick<AccessToken, 'userId' | 'clientId'>): Connection[] {
  return world.tables.connections
    .all()
    .filter(
      (row) => row.removedAt === null && row.userId === token.userId && row.clientId === token.clientId,
    );
}

/** `GET /connections[?authEventId=]` and `DELETE /connections/{id}`. Source: xero-contract §2.1, S4, S5. */
export function connectionsCall(world: World, call: RemoteCall): Answer {
  const bearer = readBearer(world, call);
  if (bearer.kind === 'refused') return bearer.answer;
  const [, , id, ...more] = call.url.pathname.split('/');
  if (more.length > 0) return problem(404, 'ResourceNotFound', call.correlationId);
  if (id === undefined || id === '') {
    if (call.method !== 'GET') return problem(405, 'MethodNotAllowed', call.correlationId);
    const unknown = [...call.url.searchParams.keys()].find((name) => name !== 'authEventId');
    if (unknown !== undefined)
      return problem(501, `The parameter ${unknown} is not simulated`, call.correlationId);
    const event = call.url.searchParams.get('authEventId');
    const rows = liveConnections(world, bearer.token).filter(
      (row) => event === null || row.authEventId === event,
    );
    return jsonAnswer(
      200,
      rows.map((row) => renderConnection(world, row)),
    );
  }
  if (call.method !== 'DELETE') return problem(405, 'MethodNotAllowed', call.correlationId);
  const connection = liveConnections(world, bearer.token).find((row) => row.id === id.toLowerCase());
  if (!connection) return problem(404, 'ResourceNotFound', call.correlationId);
  removeConnection(world, connection);
  return textAnswer(204, '');
}

/** Ends a connection. Calls for its tenant are refused from now on. */
export function removeConnection(world: World, connection: Connection): void {
  world.tables.connections.put({ ...connection, removedAt: world.clock.now().toISOString() });
}

/** Connects a tenant, or renews its connection under a new consent. The id stays the same for ever. */
export function connect(
  world: World,
  grant: Omit<Connection, 'id' | 'createdAt' | 'updatedAt' | 'removedAt'>,
): void {
  const now = world.clock.now().toISOString();
  const before = world.tables.connections
    .all()
    .find(
      (row) =>
        row.tenantId === grant.tenantId && row.userId === grant.userId && row.clientId === grant.clientId,
    );
  if (!before) {
    world.tables.connections.put({
      ...grant,
      id: world.ids.uuid(),
      createdAt: now,
      updatedAt: now,
      removedAt: null,
    });
    return;
  }
  const updatedAt = before.removedAt === null ? before.updatedAt : now;
  world.tables.connections.put({ ...before, authEventId: grant.authEventId, updatedAt, removedAt: null });
}

/** Takes back everything a person granted to an app: connections, consent and refresh tokens. */
export function revokeAll(world: World, grant: Pick<AccessToken, 'userId' | 'clientId'>): void {
  for (const connection of liveConnections(world, grant)) removeConnection(world, connection);
  world.tables.consents.remove(consentId(grant));
  for (const token of world.tables.refreshTokens.all()) {
    const theirs = token.userId === grant.userId && token.clientId === grant.clientId;
    if (theirs && !token.revoked) world.tables.refreshTokens.put({ ...token, revoked: true });
  }
}

/** Key of the consent of a person to an app. */
export function consentId(grant: Pick<AccessToken, 'userId' | 'clientId'>): string {
  return `${grant.userId} ${grant.clientId}`;
}

function renderConnection(world: World, row: Connection): object {
  const tenant = world.tables.tenants.get(row.tenantId);
  return {
    id: row.id,
    authEventId: row.authEventId,
    tenantId: row.tenantId,
    tenantType: tenant?.tenantType ?? null,
    tenantName: tenant?.tenantType === 'ORGANISATION' ? tenant.name : null,
    createdDateUtc: zoneless(row.createdAt),
    updatedDateUtc: zoneless(row.updatedAt),
  };
}

function zoneless(instant: string): string {
  return instant.replace(/(\.\d{3})Z$/, '$10000');
}

import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import {
  type ConnectionKind,
  connectionKinds,
  connections,
  type ConnectionStatus,
} from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { staff } from '../db/schema/staff.ts';

export type ConnectionRow = {
  readonly id: string;
  readonly kind: ConnectionKind;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly status: ConnectionStatus;
  /** Why it is not connected, as a sentence; null while it is. */
  readonly reason: string | null;
  /** Staff id. */
  readonly connectedBy: string;
  readonly connectedByName: string;
  readonly connectedAt: string;
  /** Until when Xero asked us to wait; null when calls may go. */
  readonly pausedUntil: string | null;
  /** The admins, by name. */
  readonly canReconnect: readonly string[];
};

/** Of each kind the connection that counts: the live one, else the last there was. */
export async function listConnections(ctx: ServiceContext): Promise<ConnectionRow[]> {
  const rows = await selectRows(ctx);
  const canReconnect = await adminNames(ctx);
  return connectionKinds.flatMap((kind) => {
    const row = rows.find(({ connection }) => connection.kind === kind);
    if (!row) return [];
    const { connection, connectedByName, pausedUntil } = row;
    const { id, tenantId, tenantName, status, statusReason, connectedBy, connectedAt } = connection;
    const isPaused = status === 'connected' && pausedUntil !== null && pausedUntil > ctx.now;
    return {
      id,
      kind,
      tenantId,
      tenantName,
      status,
      connectedBy,
      connectedByName,
      canReconnect,
      reason: status === 'connected' ? null : statusReason,
      connectedAt: connectedAt.toISOString(),
      pausedUntil: isPaused ? pausedUntil.toISOString() : null,
    };
  });
}

function selectRows({ tx, practice }: ServiceContext) {
  return tx
    .select({ connection: connections, connectedByName: staff.name, pausedUntil: deliveryGates.pausedUntil })
    .from(connections)
    .innerJoin(
      staff,
      and(eq(staff.practiceId, connections.practiceId), eq(staff.id, connections.connectedBy)),
    )
    .leftJoin(
      deliveryGates,
      and(eq(deliveryGates.practiceId, connections.practiceId), eq(deliveryGates.kind, connections.kind)),
    )
    .where(eq(connections.practiceId, practice.id))
    .orderBy(sql`${connections.status} = 'disconnected'`, desc(connections.statusAt), desc(connections.id));
}

async function adminNames({ tx, practice }: ServiceContext): Promise<string[]> {
  const admins = await tx
    .select({ name: staff.name })
    .from(staff)
    .where(
      and(eq(staff.practiceId, practice.id), isNull(staff.removedAt), sql`'admin' = any(${staff.roles})`),
    )
    .orderBy(asc(staff.name), asc(staff.id));
  return admins.map(({ name }) => name);
}

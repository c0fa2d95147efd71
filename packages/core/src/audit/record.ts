import { sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { asRows, named } from '../db/as-rows.ts';
import { namedStatement } from '../db/client.ts';
import { unwaited } from '../db/unwaited.ts';

export type AuditEntry = {
  readonly subjectKind: string;
  readonly subjectId: string;
  /** The changed fields before, or null for something new. */
  readonly before: unknown;
  /** The changed fields after, or null for something removed. */
  readonly after: unknown;
};

/** Writes who did what, before and after, in the verb's own transaction: no change without its record. */
export function recordAudit(ctx: ServiceContext, ...entries: readonly AuditEntry[]): void {
  const { actor, practice, now, verb, requestId } = ctx;
  if (entries.length === 0) return;
  const practiceId = practice.id;
  const by = { at: now, actorKind: actor.kind, actorName: actor.name, verb, requestId };
  const staffId = actor.kind === 'staff' ? actor.staffId : null;
  const rows = entries.map((entry) => ({ practiceId, ...by, staffId, ...entry }));
  unwaited(ctx.tx, writeAudit(ctx.tx, { rows: asRows(rows, columns) }));
}

const columns = [
  'practiceId',
  'at',
  'actorKind',
  'staffId',
  'actorName',
  'verb',
  'requestId',
  'subjectKind',
  'subjectId',
  'before',
  'after',
].map(named);

const written = sql.join(
  columns.map(({ key }) => sql.identifier(key)),
  sql`, `,
);

const writeAudit = namedStatement(
  'write_audit',
  sql`
    insert into audit_events (${written})
    select ${written} from jsonb_populate_recordset(null::audit_events, ${sql.placeholder('rows')}::jsonb)`,
);

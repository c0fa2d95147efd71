import type { ServiceContext } from '../context.ts';
import { auditEvents } from '../db/schema/audit-events.ts';
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
  const written = ctx.tx.insert(auditEvents).values(
    entries.map((entry) => ({
      practiceId: practice.id,
      at: now,
      actorKind: actor.kind,
      staffId: actor.kind === 'staff' ? actor.staffId : null,
      actorName: actor.name,
      verb,
      requestId,
      ...entry,
    })),
  );
  unwaited(ctx.tx, written);
}

import type { AuditEvent } from './audit-types.ts';

const nameFields = ['number', 'title', 'name', 'tenantName', 'workItemId'] as const;

/** What an event is about, by name: the work item, the person, HL-0411; null when nothing here knows it. */
export function subjectName(
  { subjectId, before, after }: Pick<AuditEvent, 'subjectId' | 'before' | 'after'>,
  names: ReadonlyMap<string, string>,
): string | null {
  const known = names.get(subjectId);
  if (known !== undefined) return known;
  for (const record of [after, before]) {
    for (const field of nameFields) {
      const value = textIn(record, field);
      const name = field === 'workItemId' ? names.get(value ?? '') : value;
      if (name) return name;
    }
  }
  return null;
}

/** Adds the work of time entries, as far as these events say what they were for. */
export function withWorkOfTime(
  names: ReadonlyMap<string, string>,
  events: readonly AuditEvent[],
): ReadonlyMap<string, string> {
  const ofTime = events.flatMap(({ subjectKind, subjectId, before, after }) => {
    if (subjectKind !== 'time_entry') return [];
    const work = names.get(textIn(after, 'workItemId') ?? textIn(before, 'workItemId') ?? '');
    return work === undefined ? [] : [[subjectId, work] as const];
  });
  // The latest event says what the time is for now.
  return new Map([...ofTime.toReversed(), ...names]);
}

function textIn(record: unknown, field: string): string | null {
  if (typeof record !== 'object' || record === null) return null;
  const value: unknown = new Map<string, unknown>(Object.entries(record)).get(field);
  return typeof value === 'string' ? value : null;
}

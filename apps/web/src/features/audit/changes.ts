import { fieldRank, isTechnical } from './fields.ts';

/** One field of a record, as it was and as it became; undefined where the record did not exist. */
export type Change = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** The fields that differ, those people care about first. Of something new or removed, all that hold anything. */
export function changesOf(before: unknown, after: unknown): readonly Change[] {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])];
  return names
    .map((field) => ({ field, before: old?.get(field), after: fresh?.get(field) }))
    .filter((change) =>
      old && fresh ? !isSame(change.before, change.after) : holdsAnything(change.before ?? change.after),
    )
    .toSorted((a, b) => fieldRank(a.field) - fieldRank(b.field));
}

/** The few that tell the story in one line: no fingerprints, no numbers of other systems. */
export function tellingChanges(changes: readonly Change[], max: number): readonly Change[] {
  return changes.filter(({ field }) => !isTechnical(field)).slice(0, max);
}

function fieldsOf(record: unknown): ReadonlyMap<string, unknown> | null {
  return typeof record === 'object' && record !== null ? new Map(Object.entries(record)) : null;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function holdsAnything(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '' && value !== false;
}

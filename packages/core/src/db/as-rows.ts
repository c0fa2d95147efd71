import { toSnakeCase } from 'drizzle-orm/casing';

/** A column as a row has it, and as the database does. */
export type Named = { readonly name: string; readonly key: string };

/** @param name in camelCase */
export const named = (name: string): Named => ({ name, key: toSnakeCase(name) });

/** As `jsonb_populate_recordset` reads them; it takes no half characters, as an excerpt may end in one. */
export function asRows(rows: readonly object[], names: readonly Named[]): string {
  const written = rows.map((row) =>
    Object.fromEntries(names.map(({ name, key }) => [key, Reflect.get(row, name) ?? null])),
  );
  return JSON.stringify(written, (_name, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  );
}

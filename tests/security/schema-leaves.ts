/** A place in an input; `0` stands for the first element of a list. */
export type Place = readonly (string | 0)[];

/** One value that an input can hold, found in its zod schema. */
export type Leaf = {
  readonly place: Place;
  /** Of the nearest object's field. */
  readonly name: string;
  /** zod's word: `string`, `number`, `enum` … */
  readonly type: string;
  /** `guid`, `date`, `datetime`, `email` …; null for free text. */
  readonly format: string | null;
};

const wrappers = ['optional', 'nullable', 'nonoptional', 'default', 'prefault', 'readonly', 'catch'];

/** Walks objects, lists, unions and wrappers down to plain values. */
export function leavesOf(schema: unknown, place: Place = [], name = ''): Leaf[] {
  const def = definitionOf(schema);
  const type = String(def['type']);
  if (wrappers.includes(type)) return leavesOf(def['innerType'], place, name);
  if (type === 'pipe') return leavesOf(def['in'], place, name);
  if (type === 'array') return leavesOf(def['element'], [...place, 0], name);
  if (type === 'union') return unionLeaves(def['options'], place, name);
  if (type === 'object') {
    return fieldsOf(def).flatMap(([field, inner]) => leavesOf(inner, [...place, field], field));
  }
  return [{ place, name, type, format: typeof def['format'] === 'string' ? def['format'] : null }];
}

/** Places of the objects inside an input, the input itself first. */
export function objectsOf(schema: unknown, place: Place = []): Place[] {
  const def = definitionOf(schema);
  const type = String(def['type']);
  if (wrappers.includes(type)) return objectsOf(def['innerType'], place);
  if (type === 'array') return objectsOf(def['element'], [...place, 0]);
  if (type !== 'object') return [];
  return [place, ...fieldsOf(def).flatMap(([field, inner]) => objectsOf(inner, [...place, field]))];
}

/** Whether a value names a record, here or in XPM or Xero. */
export function isIdShaped({ name, type, format }: Leaf): boolean {
  return type === 'string' && (format === 'guid' || format === 'uuid' || /(Id|Ids|Uuid|Number)$/.test(name));
}

function unionLeaves(options: unknown, place: Place, name: string): Leaf[] {
  return Array.isArray(options) ? options.flatMap((option) => leavesOf(option, place, name)) : [];
}

function fieldsOf({ shape }: Readonly<Record<string, unknown>>): [string, unknown][] {
  return typeof shape === 'object' && shape !== null ? Object.entries(shape) : [];
}

function definitionOf(schema: unknown): Readonly<Record<string, unknown>> {
  if (typeof schema === 'object' && schema !== null && '_zod' in schema) {
    const { _zod: internals } = schema;
    if (typeof internals === 'object' && internals !== null && 'def' in internals) {
      const { def } = internals;
      if (typeof def === 'object' && def !== null) return Object.fromEntries(Object.entries(def));
    }
  }
  throw new Error('not a zod schema');
}

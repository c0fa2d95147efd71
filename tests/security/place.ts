import type { Place } from './schema-leaves.ts';

/** The value at a place of an input; undefined when there is none. */
export function valueAt(input: unknown, place: Place): unknown {
  let value = input;
  for (const step of place) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(String(step));
  }
  return value;
}

/** A copy of the input with another value at a place; lists are cut down to that one element. */
export function withValue(input: unknown, place: Place, value: unknown): unknown {
  const [step, ...rest] = place;
  if (step === undefined) return value;
  if (step === 0) return [withValue(Array.isArray(input) ? input[0] : undefined, rest, value)];
  const fields = typeof input === 'object' && input !== null ? input : {};
  return { ...fields, [step]: withValue(valueAt(fields, [step]), rest, value) };
}

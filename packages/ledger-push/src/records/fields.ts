import { centsFrom } from './cents.ts';

/** One JSON object of an answer whose values nobody has checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** A field of an answer is missing or of a kind we do not know. Never leaves the package. */
export class UnreadableField extends Error {
  constructor(key: string) {
    super(`cannot read field ${key}`);
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOrNull(fields: Fields, key: string): string | null {
  const value = fields[key];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw new UnreadableField(key);
  return value;
}

export function textOf(fields: Fields, key: string): string {
  const value = textOrNull(fields, key);
  if (value === null) throw new UnreadableField(key);
  return value;
}

/** Xero's documents print flags as text, its answers as booleans. */
export function flagOf(fields: Fields, key: string): boolean {
  const value = fields[key];
  if (value === undefined || value === null || value === '') return false;
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  if (word !== 'true' && word !== 'false') throw new UnreadableField(key);
  return word === 'true';
}

export function numberOrNull(fields: Fields, key: string): number | null {
  const value = fields[key];
  if (value === undefined || value === null || value === '') return null;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new UnreadableField(key);
  return number;
}

/** Whole cents of a JSON amount, exactly; an absent amount is null. */
export function centsOrNull(fields: Fields, key: string): number | null {
  const value = fields[key];
  if (value === undefined || value === null || value === '') return null;
  const cents = typeof value === 'number' || typeof value === 'string' ? centsFrom(value) : null;
  if (cents === null) throw new UnreadableField(key);
  return cents;
}

export function centsOf(fields: Fields, key: string): number {
  const cents = centsOrNull(fields, key);
  if (cents === null) throw new UnreadableField(key);
  return cents;
}

export function listOf(fields: Fields, key: string): readonly Fields[] {
  const value = fields[key];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new UnreadableField(key);
  return value.map((element: unknown) => {
    if (!isFields(element)) throw new UnreadableField(key);
    return element;
  });
}

export function fieldsOf(fields: Fields, key: string): Fields {
  const value = fields[key];
  if (value === undefined || value === null) return {};
  if (!isFields(value)) throw new UnreadableField(key);
  return value;
}

import { z } from 'zod';

import { isRow, textOf } from './columns.ts';
import type { Control } from './form.ts';
import { wordsOf } from './format.ts';

/** Controls for every value of a record, read from its schema, so that a new value appears by itself. */
export function controlsIn(schema: z.ZodType): Control[] {
  const { required = [], properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, part]) => controlOf(name, isRow(part) ? part : {}, required));
}

/**
 * The record that a filled form stands for; what is empty is left out. Throws a `RangeError` with a sentence when a value
 * does not fit: nothing is guessed.
 */
export function recordFrom<T>(schema: z.ZodType<T>, form: URLSearchParams): T {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  const values = Object.entries(properties).flatMap(([name, part]) => {
    const text = form.get(name) ?? '';
    return text === '' ? [] : [[name, valueOf(text, isRow(part) ? part : {})] as const];
  });
  const parsed = schema.safeParse(Object.fromEntries(values));
  if (parsed.success) return parsed.data;
  throw new RangeError(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('. '),
  );
}

function controlOf(
  name: string,
  schema: Readonly<Record<string, unknown>>,
  required: readonly string[],
): Control {
  const common = {
    name,
    label: wordsOf(name),
    required: required.includes(name),
    value: textOf(schema['default']),
  };
  const choices = Array.isArray(schema['enum']) ? schema['enum'].map(textOf) : [];
  if (choices.length > 0) {
    const pairs = choices.map((choice) => [choice, choice] as const);
    const isGiven = common.required || common.value !== '';
    return { ...common, type: 'choice', choices: isGiven ? pairs : [['', 'as usual'], ...pairs] };
  }
  if (schema['type'] === 'boolean') return { ...common, type: 'check' };
  if (!isNumber(schema)) return { ...common, type: 'text' };
  const step = schema['type'] === 'number' ? 'any' : undefined;
  return {
    ...common,
    type: 'number',
    min: boundOf(schema['minimum']),
    max: boundOf(schema['maximum']),
    step,
  };
}

function valueOf(text: string, schema: Readonly<Record<string, unknown>>): unknown {
  if (schema['type'] === 'boolean') return text === 'true';
  const number = Number(text);
  const takesNumber = isNumber(schema) || JSON.stringify(schema['anyOf'] ?? '').includes('"integer"');
  return takesNumber && !Number.isNaN(number) ? number : text;
}

function isNumber({ type }: Readonly<Record<string, unknown>>): boolean {
  return type === 'integer' || type === 'number';
}

/** The bounds that say no more than "a safe integer" are left out. */
function boundOf(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
}

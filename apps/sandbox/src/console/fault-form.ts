import { z } from 'zod';

import { FaultRule } from '../transport/faults.ts';
import { isRow, textOf } from './columns.ts';
import type { Control } from './form.ts';
import { wordsOf } from './format.ts';

/** Controls for every value a fault rule has, read from its schema. */
export function faultControls(): Control[] {
  const { required = [], properties = {} } = z.toJSONSchema(FaultRule);
  return Object.entries(properties).map(([name, schema]) =>
    controlOf(name, isRow(schema) ? schema : {}, required),
  );
}

/**
 * The rule that a filled form stands for. Throws a `RangeError` with a sentence when it is none; nothing is guessed:
 * a value that does not fit is refused.
 */
export function faultFrom(form: URLSearchParams): FaultRule {
  const { properties = {} } = z.toJSONSchema(FaultRule);
  const values = Object.entries(properties).flatMap(([name, schema]) => {
    const text = form.get(name) ?? '';
    return text === '' ? [] : [[name, valueOf(text, isRow(schema) ? schema : {})] as const];
  });
  const parsed = FaultRule.safeParse(Object.fromEntries(values));
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
  const common = { name, label: wordsOf(name), required: required.includes(name) };
  const choices = Array.isArray(schema['enum']) ? schema['enum'].map(textOf) : [];
  if (choices.length > 0) {
    const pairs = choices.map((choice) => [choice, choice] as const);
    return { ...common, type: 'choice', choices: common.required ? pairs : [['', 'as usual'], ...pairs] };
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

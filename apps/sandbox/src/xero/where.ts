import { isDay } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { queryProblem } from './problems.ts';
import { folded } from './render-value.ts';
import { finding } from './rule-text.ts';

/** A field that `where` may name, and where its value is. */
export interface WhereField<T> {
  readonly kind: 'text' | 'guid' | 'day' | 'number';
  readonly of: (row: T) => string | number | null;
}

export type WhereFields<T> = ReadonlyMap<string, WhereField<T>>;

type Test<T> = (row: T) => boolean;

const head = String.raw`^\s*([A-Za-z]+(?:\.[A-Za-z]+)?)\s*(==|!=|<>|>=|<=|=|>|<)\s*`;
const values = String.raw`guid\("[^"]*"\)|DateTime\([^)]*\)|-?\d+(?:\.\d+)?`;
const condition = new RegExp(String.raw`${head}("[^"]*"|${values})\s*`, 'i');
/** The same with `\"` inside a text, which nobody has seen work (X-16). */
const escaping = new RegExp(String.raw`${head}("(?:[^"\\]|\\.)*"|${values})\s*`, 'i');
const conjunction = /^(?:AND\b|&&)/i;

/**
 * Reads a `where` of conditions joined by `AND` or `&&` over the fields given. Anything else is a query problem (16).
 * Source: xero-contract §5, S20.
 */
export function parseWhere<T>(world: World, source: string, fields: WhereFields<T>): Test<T> {
  const escapes = world.switches.is('X-16', 'backslash');
  const tests: Test<T>[] = [];
  let rest = source;
  for (;;) {
    const match = (escapes ? escaping : condition).exec(rest);
    if (!match) throw syntaxProblem(rest);
    const [whole, name = '', operator = '', literal = ''] = match;
    tests.push(testOf(fieldNamed(fields, name), operator, escapes ? unescaped(literal) : literal));
    rest = rest.slice(whole.length);
    if (rest === '') return (row) => tests.every((test) => test(row));
    const joined = conjunction.exec(rest);
    if (!joined) throw syntaxProblem(rest);
    rest = rest.slice(joined[0].length);
  }
}

function fieldNamed<T>(fields: WhereFields<T>, name: string): WhereField<T> {
  const field = fields.get(name.toLowerCase());
  if (!field) throw queryProblem(finding('where-field', { field: name }));
  return field;
}

function syntaxProblem(rest: string): Error {
  return queryProblem(finding('where-syntax', { text: rest.slice(0, 40) }));
}

function unescaped(literal: string): string {
  return literal.replace(/\\(.)/g, '$1');
}

function literalOf<T>(field: WhereField<T>, literal: string): string | number {
  const value = literalReaders[field.kind](literal);
  if (value === null) throw queryProblem(finding('where-value', { value: literal }));
  return value;
}

type ReadLiteral = (literal: string) => string | number | null;

const literalReaders: Readonly<Record<WhereField<unknown>['kind'], ReadLiteral>> = {
  text: (literal) => {
    const quoted = /^"(.*)"$/s.exec(literal)?.[1];
    return quoted === undefined ? null : folded(quoted);
  },
  guid: (literal) => /^guid\("([^"]*)"\)$/i.exec(literal)?.[1]?.toLowerCase() ?? null,
  number: (literal) => (/^-?\d/.test(literal) ? Number(literal) : null),
  day: (literal) => {
    const date = /^DateTime\(\s*(\d{4})\s*,\s*(\d{1,2})\s*,\s*(\d{1,2})\s*\)$/i.exec(literal);
    const day = date ? `${date[1]}-${date[2]?.padStart(2, '0')}-${date[3]?.padStart(2, '0')}` : '';
    return isDay(day) ? day : null;
  },
};

function testOf<T>(field: WhereField<T>, operator: string, literal: string): Test<T> {
  const wanted = literalOf(field, literal);
  const compare = comparisons.get(operator);
  if (!compare) throw syntaxProblem(operator);
  if (field.kind === 'guid' && !['==', '=', '!=', '<>'].includes(operator)) {
    throw queryProblem(finding('where-operator', { operator }));
  }
  return (row) => {
    const value = field.of(row);
    if (value === null) return operator === '!=' || operator === '<>';
    const present = typeof value === 'string' && field.kind === 'text' ? folded(value) : value;
    return compare(present, wanted);
  };
}

type Comparison = (present: string | number, wanted: string | number) => boolean;

const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['==', (present, wanted) => present === wanted],
  ['=', (present, wanted) => present === wanted],
  ['!=', (present, wanted) => present !== wanted],
  ['<>', (present, wanted) => present !== wanted],
  ['>', (present, wanted) => present > wanted],
  ['<', (present, wanted) => present < wanted],
  ['>=', (present, wanted) => present >= wanted],
  ['<=', (present, wanted) => present <= wanted],
]);

import { isDay } from '../world/calendar.ts';
import { queryProblem } from './problems.ts';
import { folded } from './render-value.ts';

/** A field that `where` may name, and where its value is. */
export interface WhereField<T> {
  readonly kind: 'text' | 'guid' | 'day' | 'number';
  readonly of: (row: T) => string | number | null;
}

export type WhereFields<T> = ReadonlyMap<string, WhereField<T>>;

type Test<T> = (row: T) => boolean;

const condition =
  /^\s*([A-Za-z]+(?:\.[A-Za-z]+)?)\s*(==|!=|<>|>=|<=|=|>|<)\s*("[^"]*"|guid\("[^"]*"\)|DateTime\([^)]*\)|-?\d+(?:\.\d+)?)\s*/i;
const conjunction = /^(?:AND\b|&&)/i;

/**
 * Reads a `where` of conditions joined by `AND` or `&&` over the fields given. Anything else is a query problem (16).
 * Source: xero-contract §5, S20.
 */
export function parseWhere<T>(source: string, fields: WhereFields<T>): Test<T> {
  const tests: Test<T>[] = [];
  let rest = source;
  for (;;) {
    const match = condition.exec(rest);
    if (!match) throw queryProblem(`Syntax error in where at '${rest.slice(0, 40)}'`);
    const [whole, name = '', operator = '', literal = ''] = match;
    const field = fields.get(name.toLowerCase());
    if (!field) throw queryProblem(`No property or field '${name}' can be filtered`);
    tests.push(testOf(field, operator, literalOf(field, literal)));
    rest = rest.slice(whole.length);
    if (rest === '') return (row) => tests.every((test) => test(row));
    const joined = conjunction.exec(rest);
    if (!joined) throw queryProblem(`Syntax error in where at '${rest.slice(0, 40)}'`);
    rest = rest.slice(joined[0].length);
  }
}

function literalOf<T>(field: WhereField<T>, literal: string): string | number {
  const value = literalReaders[field.kind](literal);
  if (value === null) throw queryProblem(`The value ${literal} does not fit the type of the field`);
  return value;
}

type ReadLiteral = (literal: string) => string | number | null;

const literalReaders: Readonly<Record<WhereField<unknown>['kind'], ReadLiteral>> = {
  text: (literal) => {
    const quoted = /^"([^"]*)"$/.exec(literal)?.[1];
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

function testOf<T>(field: WhereField<T>, operator: string, wanted: string | number): Test<T> {
  const compare = comparisons.get(operator);
  if (!compare) throw queryProblem(`Unknown operator ${operator}`);
  if (field.kind === 'guid' && !['==', '=', '!=', '<>'].includes(operator)) {
    throw queryProblem(`Operator ${operator} cannot be used with a guid`);
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

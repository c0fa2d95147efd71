import Decimal from 'decimal.js';

import { isDay } from '../world/calendar.ts';
import { postDataProblem } from './problems.ts';
import { finding } from './rule-text.ts';

/** One object of a request, read by field name without case; null counts as absent. Throws a post data problem. */
export interface Fields {
  has: (name: string) => boolean;
  text: (name: string) => string | undefined;
  textOr: <T extends string | null>(name: string, otherwise: T) => string | T;
  decimal: (name: string) => Decimal | undefined;
  /** A calendar day from `YYYY-MM-DD`, ISO 8601 or `/Date(ms)/`. */
  day: (name: string) => string | undefined;
  flag: (name: string) => boolean | undefined;
  oneOf: <T extends string>(name: string, values: readonly T[]) => T | undefined;
  object: (name: string) => Fields | undefined;
  /** Objects of a list; undefined when the field is absent. */
  list: (name: string) => Fields[] | undefined;
  /** Names that are set, lower case. */
  names: () => string[];
  /** The object as it came. */
  source: () => Readonly<Record<string, unknown>>;
}

/** Reads an object of a parsed body. */
export function fieldsOf(value: unknown): Fields {
  if (!isObject(value)) throw postDataProblem(finding('not-an-object', {}));
  const source = value;
  const byName = new Map(
    Object.entries(source)
      .filter(([, content]) => content !== null)
      .map(([name, content]) => [name.toLowerCase(), content]),
  );
  const get = (name: string): unknown => byName.get(name.toLowerCase());
  const read = <T>(name: string, convert: (content: unknown, name: string) => T): T | undefined => {
    const content = get(name);
    return content === undefined ? undefined : convert(content, name);
  };
  return {
    has: (name) => byName.has(name.toLowerCase()),
    names: () => [...byName.keys()],
    source: () => source,
    text: (name) => read(name, toText),
    textOr: (name, otherwise) => read(name, toText) ?? otherwise,
    decimal: (name) => read(name, toDecimal),
    day: (name) => read(name, toDay),
    flag: (name) => read(name, toFlag),
    object: (name) => read(name, fieldsOf),
    list: (name) => read(name, toList),
    oneOf: (name, values) =>
      read(name, (content) => {
        const found = values.find((candidate) => candidate === content);
        if (found === undefined) throw conversion(content, name);
        return found;
      }),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toText(content: unknown, name: string): string {
  if (typeof content === 'string') return content;
  if (typeof content === 'number') return String(content);
  throw conversion(content, name);
}

function toDecimal(content: unknown, name: string): Decimal {
  const numeric =
    typeof content === 'number' || (typeof content === 'string' && /^-?\d+(\.\d+)?$/.test(content));
  if (!numeric || !new Decimal(content).isFinite()) throw conversion(content, name);
  return new Decimal(content);
}

function toDay(content: unknown, name: string): string {
  const text = toText(content, name);
  const millis = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/.exec(text)?.[1];
  const day = millis === undefined ? text.slice(0, 10) : new Date(Number(millis)).toISOString().slice(0, 10);
  const rest = millis === undefined ? text.slice(10) : '';
  if (!isDay(day) || (rest !== '' && !rest.startsWith('T'))) throw conversion(content, name);
  return day;
}

function toFlag(content: unknown, name: string): boolean {
  if (typeof content === 'boolean') return content;
  if (content === 'true' || content === 'false') return content === 'true';
  throw conversion(content, name);
}

function toList(content: unknown, name: string): Fields[] {
  if (!Array.isArray(content)) throw conversion(content, name);
  return content.map(fieldsOf);
}

function conversion(content: unknown, name: string): Error {
  return postDataProblem(finding('not-convertible', { value: JSON.stringify(content), field: name }));
}

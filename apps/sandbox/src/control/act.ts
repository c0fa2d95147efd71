import type { World } from '../world/world.ts';

/** An act that cannot be done, with a sentence for the person who asked. */
export class ActProblem extends Error {}

/** What an act says: plain values by name. Names are read through `Given`, which knows their other spellings. */
export interface Given {
  /** Text of the first name that is set; throws an `ActProblem` when none is. */
  text: (...names: readonly string[]) => string;
  optionalText: (...names: readonly string[]) => string | undefined;
  optionalNumber: (...names: readonly string[]) => number | undefined;
  optionalFlag: (...names: readonly string[]) => boolean | undefined;
  texts: (...names: readonly string[]) => string[];
  /** Whether a name is set to null. */
  isNull: (name: string) => boolean;
}

/** Something a person does inside XPM or Xero; answers with a sentence about what it did. */
export type Act = (world: World, given: Given) => string;

/** Reads the values of an act. */
export function givenOf(values: Readonly<Record<string, unknown>>): Given {
  const first = (names: readonly string[]): unknown =>
    names.map((name) => values[name]).find((value) => value !== undefined && value !== null);
  const optionalText = (...names: readonly string[]): string | undefined => {
    const value = first(names);
    if (value === undefined) return undefined;
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    throw new ActProblem(`${names[0]} must be text.`);
  };
  return {
    optionalText,
    text: (...names) => {
      const value = optionalText(...names);
      if (value === undefined || value === '') throw new ActProblem(`${names[0]} is needed.`);
      return value;
    },
    optionalNumber: (...names) => {
      const value = optionalText(...names);
      if (value === undefined) return undefined;
      if (!/^-?\d+$/.test(value)) throw new ActProblem(`${names[0]} must be a whole number.`);
      return Number(value);
    },
    optionalFlag: (...names) => {
      const value = first(names);
      if (value === undefined) return undefined;
      if (value === true || value === 'true') return true;
      if (value === false || value === 'false') return false;
      throw new ActProblem(`${names[0]} must be true or false.`);
    },
    texts: (...names) => {
      const value = first(names);
      const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
      return list.map(String);
    },
    isNull: (name) => values[name] === null,
  };
}

import { ShapeError } from './shape-error.ts';
import { child, need, type XmlElement } from './xml-element.ts';

const INTEGER = /^[+-]?\d{1,15}$/;
const DECIMAL = /^[+-]?\d+(\.\d+)?$/;
const BOOLEANS = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
]);

/** The element's text verbatim; absent is the same as empty. */
export function textOf(parent: XmlElement, name: string): string {
  return child(parent, name)?.text ?? '';
}

/** The element's text verbatim, or null when it is absent or empty. */
export function textOrNull(parent: XmlElement, name: string): string | null {
  const text = textOf(parent, name);
  return text === '' ? null : text;
}

/** Reads a checked value, turning its complaint into a {@link ShapeError} that names the element. */
export function read<T>(parent: XmlElement, name: string, parse: (text: string) => T): T {
  const { text } = need(parent, name);
  try {
    return parse(text);
  } catch (cause) {
    throw new ShapeError(`<${parent.name}> holds an unusable <${name}>`, { cause });
  }
}

/** As {@link read}, but absent and blank are null. */
export function readOrNull<T>(parent: XmlElement, name: string, parse: (text: string) => T): T | null {
  return textOf(parent, name).trim() === '' ? null : read(parent, name, parse);
}

/** `true`, `false`, `Yes` or `No` in any case. @throws {RangeError} */
export function parseBoolean(text: string): boolean {
  const value = BOOLEANS.get(text.toLowerCase());
  if (value === undefined) throw new RangeError('Neither true, false, Yes nor No');
  return value;
}

/** A whole number, possibly negative. @throws {RangeError} */
export function parseInteger(text: string): number {
  if (!INTEGER.test(text)) throw new RangeError('Not a whole number');
  return Number(text) + 0;
}

/** A decimal number kept as the text XPM wrote, so that no cent is rounded here. @throws {RangeError} */
export function parseDecimal(text: string): string {
  if (!DECIMAL.test(text)) throw new RangeError('Not a decimal number');
  return text;
}

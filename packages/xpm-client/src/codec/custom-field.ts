import { customFieldUuid, type CustomFieldUuid } from '../ids.ts';
import { compactDate, parseDate } from './dates.ts';
import { ShapeError } from './shape-error.ts';
import { parseBoolean, parseDecimal, read, readOrNull, textOf } from './values.ts';
import { child, type XmlElement } from './xml-element.ts';
import { element, writeXml, type XmlNode } from './xml-writer.ts';

/** A value by its kind: numbers as decimal text, dates as `YYYY-MM-DD`; null is none, and clears when written. */
export type XpmCustomFieldContent =
  | { kind: 'text'; value: string | null }
  | { kind: 'number' | 'decimal'; value: string | null }
  | { kind: 'boolean'; value: boolean | null }
  | { kind: 'date'; value: string | null };

/** A custom field with its value. Source: Practice Manager 3.1 reference, "Custom Field". */
export type XpmCustomFieldValue = XpmCustomFieldContent & { uuid: CustomFieldUuid; name: string };

/** A value to write. */
export type NewXpmCustomFieldValue = XpmCustomFieldContent & { uuid: CustomFieldUuid };

const ELEMENTS = {
  text: 'Text',
  number: 'Number',
  decimal: 'Decimal',
  boolean: 'Boolean',
  date: 'Date',
} as const satisfies Record<XpmCustomFieldContent['kind'], string>;

function readContent(row: XmlElement): XpmCustomFieldContent {
  if (child(row, ELEMENTS.text) !== null) return { kind: 'text', value: textOf(row, ELEMENTS.text) };
  if (child(row, ELEMENTS.boolean) !== null)
    return { kind: 'boolean', value: readOrNull(row, ELEMENTS.boolean, parseBoolean) };
  if (child(row, ELEMENTS.date) !== null)
    return { kind: 'date', value: readOrNull(row, ELEMENTS.date, parseDate) };
  for (const kind of ['number', 'decimal'] as const)
    if (child(row, ELEMENTS[kind]) !== null)
      return { kind, value: readOrNull(row, ELEMENTS[kind], parseDecimal) };
  throw new ShapeError('A custom field has no value element we know');
}

/** Reads a `<CustomField>` with its value. @throws {ShapeError} */
export function readCustomFieldValue(row: XmlElement): XpmCustomFieldValue {
  return { uuid: read(row, 'UUID', customFieldUuid), name: textOf(row, 'Name'), ...readContent(row) };
}

function valueNode(field: NewXpmCustomFieldValue): XmlNode {
  if (field.value === null) return element(ELEMENTS[field.kind], '');
  const text = field.kind === 'date' ? compactDate(field.value) : String(field.value);
  return element(ELEMENTS[field.kind], text);
}

/** Writes `<CustomFields>`. @throws {RangeError} not a calendar date */
export function writeCustomFieldValues(fields: readonly NewXpmCustomFieldValue[]): string {
  const rows = fields.map((field) => element('CustomField', [element('UUID', field.uuid), valueNode(field)]));
  return writeXml(element('CustomFields', rows));
}

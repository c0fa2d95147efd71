import { markerOf, withoutMarker } from '../course/marked-time.ts';
import { counted, dayText, exactText, minutesText, moneyText, wordsOf } from './format.ts';
import type { Cell, Grid } from './grid.ts';
import { chip, grid } from './grid.ts';
import { html } from './html.ts';

/** A record of which nothing is known but its names. */
export type Row = Readonly<Record<string, unknown>>;

/** How a value is shown. `exact` shows outer blanks; `ref` shows the name behind an id; `rows` is a table of its own. */
export type As =
  | 'name'
  | 'text'
  | 'exact'
  | 'day'
  | 'minutes'
  | 'money'
  | 'yes'
  | 'state'
  | 'note'
  | 'ref'
  | 'rows'
  | 'all';

export interface Column {
  readonly key: string;
  readonly head: string;
  readonly as: As;
  /** Columns of the inner table of `rows`. */
  readonly of?: readonly Column[];
}

/** Names behind ids. */
export type Names = ReadonlyMap<string, string>;

interface Listing {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly names: Names;
  readonly empty: string;
}

/** Rows as a table; a column that no row has a value for is left out. */
export function listing({ label, columns, rows, names, empty }: Listing): Grid {
  const used = columns.filter(
    ({ key, as }) => as === 'all' || rows.some((row) => valueIn(row, key) !== undefined),
  );
  return {
    label,
    empty,
    heads: used.map(({ head, as }) => ({ text: head, right: isRight(as) })),
    rows: rows.map((row, index) => ({
      id: idOf(row, index),
      cells: used.map((column) => cellOf(row, column, names)),
    })),
  };
}

/** Columns for records of which nothing is known: their plain values, and everything behind a click. */
export function columnsOf(rows: readonly Row[]): Column[] {
  const keys = [...new Set(rows.slice(0, 20).flatMap((row) => Object.keys(row)))];
  const plain = keys
    .filter((key) => !/uuid$|id$/i.test(key) && rows.every((row) => isPlain(row[key])))
    .slice(0, 7);
  const named = plain.map((key, index): Column => ({
    key,
    head: wordsOf(key),
    as: index === 0 ? 'name' : looksLike(rows, key),
  }));
  const lists = keys.filter((key) => rows.some((row) => rowsIn(row[key]).length > 0));
  const inner = lists.map((key): Column => ({ key, head: wordsOf(key), as: 'rows' }));
  return [...named, ...inner, { key: '', head: 'Everything', as: 'all' }];
}

/** The value of a column: its key is a name, or names joined by dots. */
export function valueIn(row: Row, key: string): unknown {
  let here: unknown = row;
  for (const name of key.split('.')) here = isRow(here) ? here[name] : undefined;
  return here;
}

/** A value as plain text; nothing for null, JSON for what is no plain value. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

/** Whether a value is a record, whatever its names. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The records in a value that should be a list of them. */
export function rowsIn(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

interface Shown {
  readonly value: unknown;
  readonly text: string;
  readonly row: Row;
  readonly column: Column;
  readonly names: Names;
}

const cells: Readonly<Record<As, (shown: Shown) => Cell>> = {
  name: ({ text }) => ({ content: exactText(text), look: 'name' }),
  text: ({ text }) => ({ content: text }),
  exact: ({ text }) => ({ content: exactText(text) }),
  day: ({ text }) => ({ content: dayText(text), look: 'keep' }),
  minutes: ({ value, text }) => ({
    content: typeof value === 'number' ? minutesText(value) : text,
    look: 'right',
  }),
  money: ({ text }) => ({ content: moneyText(text), look: 'right' }),
  yes: ({ value }) => ({
    content: value === true || (value !== '' && typeof value === 'string') ? 'yes' : '',
  }),
  state: ({ text }) => ({ content: stateOf(text), look: 'keep' }),
  note: ({ text }) => ({ content: noteOf(text) }),
  ref: ({ text, names }) => ({ content: names.get(text) ?? text }),
  rows: ({ row, column, names }) => ({ content: innerTable(row, column, names) }),
  all: ({ row }) => ({ content: everything(row) }),
};

function cellOf(row: Row, column: Column, names: Names): Cell {
  const value = valueIn(row, column.key);
  return cells[column.as]({ value, text: textOf(value), row, column, names });
}

function innerTable(row: Row, column: Column, names: Names) {
  const inner = rowsIn(valueIn(row, column.key));
  if (inner.length === 0) return '';
  const columns = column.of ?? columnsOf(inner);
  const table = grid(listing({ label: column.head, columns, rows: inner, names, empty: '' }));
  return html`<details data-key="${idOf(row, 0)} ${column.key}">
    <summary>
      ${counted(inner.length, column.head.toLowerCase().replace(/s$/, ''), column.head.toLowerCase())}
    </summary>
    ${table}
  </details>`;
}

function everything(row: Row) {
  return html`<details data-key="${idOf(row, 0)} all">
    <summary>Fields</summary>
    <pre>${JSON.stringify(row, null, 2)}</pre>
  </details>`;
}

function noteOf(text: string) {
  const marker = markerOf(text);
  return marker === null
    ? html`${text}`
    : html`${withoutMarker(text)} <span class="mono soft">${marker}</span>`;
}

function stateOf(text: string) {
  if (/^(VOIDED|DELETED|Cancelled|Deleted)$/.test(text)) return chip(text, 'red');
  return /^(ARCHIVED|Completed|DRAFT|Draft|On Hold)$/i.test(text) ? chip(text, 'gray') : text;
}

function idOf(row: Row, index: number): string {
  const key = Object.keys(row).find((name) => /^(uuid|id|\w+Id|number|code|day|name)$/.test(name));
  return key === undefined ? String(index) : textOf(row[key]);
}

function isPlain(value: unknown): boolean {
  return value === undefined || value === null || typeof value !== 'object';
}

function looksLike(rows: readonly Row[], key: string): As {
  const texts = rows.slice(0, 20).map((row) => textOf(row[key]));
  if (texts.every((text) => text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text))) return 'day';
  if (rows.some((row) => typeof row[key] === 'boolean')) return 'yes';
  return texts.every((text) => text === '' || /^-?\d+\.\d{2}$/.test(text)) ? 'money' : 'text';
}

function isRight(as: As): boolean {
  return as === 'minutes' || as === 'money';
}

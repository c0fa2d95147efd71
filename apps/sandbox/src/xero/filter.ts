import { queryProblem } from './problems.ts';
import type { LedgerCall, LedgerResult } from './route.ts';
import { finding } from './rule-text.ts';
import { parseWhere } from './where.ts';
import type { WhereFields } from './where.ts';

/** Rows that the `where` of a call lets through. */
export function filtered<T>(call: LedgerCall, rows: readonly T[], fields: WhereFields<T>): T[] {
  const where = call.query.get('where') ?? '';
  return where.trim() === '' ? [...rows] : rows.filter(parseWhere(call.world, where, fields));
}

/** Rows changed since `If-Modified-Since`, which may come with or without zone and milliseconds. */
export function changedSince<T extends { readonly updatedAt: string }>(
  call: LedgerCall,
  rows: readonly T[],
): T[] {
  const given = call.headers.get('if-modified-since');
  if (given === null || given === '') return [...rows];
  const zoned = /[zZ]$|GMT$|[+-]\d{2}:?\d{2}$/.test(given) ? given : `${given}Z`;
  const since = Date.parse(zoned);
  return Number.isNaN(since) ? [...rows] : rows.filter(({ updatedAt }) => Date.parse(updatedAt) >= since);
}

const lagsMs = new Map([
  ['after-5-seconds', 5000],
  ['after-60-seconds', 60_000],
]);

/** Rows that a list shows already: how long one made or changed stays out of lists is unknown. */
export function settled<T extends { readonly updatedAt: string }>(call: LedgerCall, rows: readonly T[]): T[] {
  const now = call.world.clock.now().getTime();
  const [, lagMs = 0] = [...lagsMs].find(([value]) => call.world.switches.is('X-15', value)) ?? [];
  return rows.filter(({ updatedAt }) => lagMs === 0 || now - Date.parse(updatedAt) >= lagMs);
}

/** A comma list of a query parameter, lower case; null when it is not given. */
export function commaList(call: LedgerCall, name: string): string[] | null {
  const text = call.query.get(name);
  if (text === null || text === '') return null;
  return text.split(',').map((item) => item.trim().toLowerCase());
}

/** Rows in the order a call asks for: `order=Field` or `order=Field DESC`. */
export function ordered<T>(call: LedgerCall, rows: readonly T[], fields: WhereFields<T>): T[] {
  const order = call.query.get('order') ?? '';
  if (order === '') return [...rows];
  const [, name = '', direction = 'ASC'] = /^([A-Za-z.]+)(?:\s+(ASC|DESC))?$/i.exec(order.trim()) ?? [];
  const field = fields.get(name.toLowerCase());
  if (!field) throw queryProblem(finding('order-field', { field: name }));
  const sign = direction.toUpperCase() === 'DESC' ? -1 : 1;
  const rank = (row: T): string | number => field.of(row) ?? '';
  return [...rows].sort((left, right) =>
    rank(left) < rank(right) ? -sign : rank(left) > rank(right) ? sign : 0,
  );
}

/** One page of rows when `page` is given, all of them otherwise. `pageSize` outside 1 to 1000 is clamped. */
export function paged<T>(
  call: LedgerCall,
  rows: readonly T[],
  result: { readonly collection: string; readonly render: (row: T, full: boolean) => unknown },
): LedgerResult {
  const { collection, render } = result;
  if (!call.query.has('page')) return { collection, rows: rows.map((row) => render(row, false)) };
  const page = Math.max(1, Math.floor(Number(call.query.get('page'))) || 1);
  const pageSize = Math.min(
    1000,
    Math.max(1, Math.floor(Number(call.query.get('pageSize') ?? '100')) || 100),
  );
  const shown = rows.slice((page - 1) * pageSize, page * pageSize);
  const pageCount = Math.ceil(rows.length / pageSize);
  return {
    collection,
    rows: shown.map((row) => render(row, true)),
    pagination: { page, pageSize, pageCount, itemCount: rows.length },
  };
}

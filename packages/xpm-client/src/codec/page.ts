import type { ListOf } from './list-of.ts';
import { ShapeError } from './shape-error.ts';
import { need, child, rowsOf, type XmlElement } from './xml-element.ts';

/** One page of a list. */
export type Page<T> = {
  rows: T[];
  /** Asks for the next page; null on the last one. Opaque. */
  nextPageToken: string | null;
};

function nextPageToken(root: XmlElement): string | null {
  const pagination = child(root, 'Pagination');
  const links = pagination === null ? null : child(pagination, 'Links');
  const next = links === null ? '' : (child(links, 'Next')?.text.trim() ?? '');
  if (next === '') return null;
  const token = new URLSearchParams(next.slice(next.indexOf('?') + 1)).get('pageToken');
  if (token === null || token === '') throw new ShapeError('The next page has no token');
  return token;
}

/**
 * Reads a page. Only the token is taken from the link to the next page: an address in a reply is never
 * followed.
 * @throws {ShapeError} no container, or a next page that cannot be asked for
 */
export function readPage<T>(root: XmlElement, list: ListOf<T>): Page<T> {
  need(root, list.container);
  const rows = rowsOf(root, list.container, list.row) ?? [];
  return { rows: rows.map(list.read), nextPageToken: nextPageToken(root) };
}

import { BadRequest } from './envelope.ts';
import type { PracticeCall } from './route.ts';
import { say } from './rule-texts.ts';
import { element, listElement, textElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

interface PagedList<T> {
  readonly path: string;
  readonly container: string;
  readonly render: (row: T) => Xml;
}

/** One page of rows with its `<Pagination>`; `Next` is absent on the last page. Source: xpm-contract §7.5, U-31. */
export function renderPage<T>(call: PracticeCall, rows: readonly T[], list: PagedList<T>): Xml {
  const size = pageSize(call);
  const offset = pageOffset(call);
  const page = rows.slice(offset, offset + size).map(list.render);
  const address = `${call.base}${list.path}?`;
  const first = textElement('First', `${address}pageSize=${size}`);
  const token = Buffer.from(`cont-${offset + size}`).toString('base64url');
  const more = offset + size < rows.length;
  const next = more ? textElement('Next', `${address}pageToken=${token}&pageSize=${size}`) : '';
  return listElement(list.container, page) + element('Pagination', element('Links', first + next));
}

const maxSize = 500;

function pageSize(call: PracticeCall): number {
  const text = call.query.get('pageSize') ?? '50';
  const size = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (size >= 1 && size <= maxSize) return size;
  if (call.world.switches.is('U-31', '400')) throw new BadRequest(say('pageSizeInvalid'));
  return size < 1 ? 1 : maxSize;
}

function pageOffset(call: PracticeCall): number {
  const token = call.query.get('pageToken');
  if (token === null || token === '') return 0;
  const offset = /^cont-(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (offset !== undefined) return Number(offset);
  if (call.world.switches.is('U-31', '400')) throw new BadRequest(say('pageTokenInvalid'));
  return 0;
}

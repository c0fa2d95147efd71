import type { Column, Names, Row } from './columns.ts';
import { columnsOf, isRow, listing, rowsIn, textOf, valueIn } from './columns.ts';
import { counted, dayText, wordsOf } from './format.ts';
import { titled } from './frame.ts';
import { grid } from './grid.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { knownParts, newestFirst } from './parts.ts';
import type { View } from './view.ts';

const pageSize = 40;

interface Books {
  readonly system: 'xpm' | 'xero';
  readonly title: string;
}

/** The books of one system: its lists one at a time, searched and in pages. A list the console does not know is drawn too. */
export function booksPage({ system, title }: Books): (view: View) => Html {
  return (view) => {
    const parts = partsOf(view.state[system], knownParts[system]);
    const wanted = view.query.get('part') ?? '';
    const part = parts.find(({ name }) => name === wanted) ?? parts[0];
    if (!part)
      return html`${titled(title)}
        <p class="empty">There is nothing here yet.</p>`;
    return html`${titled(title)}
      <div class="tabs" id="parts" data-live>
        ${parts.map(({ name, rows }) => tab({ name, count: rows.length }, name === part.name))}
      </div>
      ${searchForm(part.name, view.query.get('q') ?? '')}
      <section class="panel" id="part" data-live>${list(part, view)}</section>
      ${facts(view.state[system])}`;
  };
}

interface Part {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[] | null;
}

/** Names behind the ids of both systems. */
export function namesIn({ state }: View): Names {
  return new Map([
    ...state.xpm.clients.map(({ uuid, name }) => [uuid, name] as const),
    ...state.xpm.jobs.map(({ uuid, number }) => [uuid, number] as const),
    ...state.xpm.staff.map(({ uuid, name }) => [uuid, name] as const),
    ...state.xero.contacts.map(({ contactId, name }) => [contactId, name] as const),
    ...state.xero.accounts.map(
      ({ accountId, code, name }) => [accountId, `${code ?? ''} ${name}`.trim()] as const,
    ),
    ...state.xero.invoices.map(({ id, number }) => [id, number] as const),
  ]);
}

function partsOf(held: object, known: Readonly<Record<string, readonly Column[]>>): Part[] {
  const lists = Object.entries(held).filter(([, value]) => Array.isArray(value));
  const order = Object.keys(known);
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return lists
    .map(([name, value]) => ({ name, rows: rowsIn(value), columns: known[name] ?? null }))
    .sort((left, right) => rank(left.name) - rank(right.name));
}

function tab({ name, count }: { name: string; count: number }, current: boolean): Html {
  const marked = current ? { markup: ' aria-current="page"' } : null;
  return html`<a href="?part=${name}" ${marked}
    >${wordsOf(name)} <span class="num small">${count.toLocaleString('en-NZ')}</span></a
  >`;
}

function searchForm(part: string, query: string): Html {
  return html`<form method="get" class="line end" data-search>
      <input type="hidden" name="part" value="${part}" />
      <label class="field search"
        ><span>Search ${wordsOf(part).toLowerCase()}</span><input type="search" name="q" value="${query}"
      /></label>
      <noscript><button>Search</button></noscript>
    </form>
    <p class="small">&nbsp;</p>`;
}

function list(part: Part, view: View): Html {
  const query = (view.query.get('q') ?? '').toLowerCase();
  const inOrder = newestFirst.includes(part.name) ? part.rows.toReversed() : part.rows;
  const names = namesIn(view);
  const columns = part.columns ?? columnsOf(part.rows);
  const found =
    query === '' ? inOrder : inOrder.filter((row) => searched(row, columns, names).includes(query));
  const page = Math.max(0, Number(view.query.get('page') ?? 0) || 0);
  const rows = found.slice(page * pageSize, (page + 1) * pageSize);
  const label = wordsOf(part.name);
  const empty = query === '' ? `There are no ${label.toLowerCase()} yet.` : `Nothing here holds “${query}”.`;
  return html`${grid(listing({ label, columns, rows, names, empty }))}${pager(view, { page, count: found.length })}`;
}

function searched(row: Row, columns: readonly Column[], names: Names): string {
  return columns
    .map(({ key, as }) =>
      as === 'ref' ? (names.get(textOf(valueIn(row, key))) ?? '') : textOf(valueIn(row, key)),
    )
    .join(' ')
    .toLowerCase();
}

function pager({ query }: View, { page, count }: { page: number; count: number }): Html | null {
  if (count <= pageSize && page === 0) return null;
  const last = Math.ceil(count / pageSize) - 1;
  const to = (target: number): string => {
    const next = new URLSearchParams(query);
    next.set('page', String(target));
    return `?${next.toString()}`;
  };
  return html`<div class="panel-head small soft">
    <span>${counted(count, 'row', 'rows')}, page ${page + 1} of ${Math.max(last, page) + 1}</span>
    ${page > 0 ? html`<a href="${to(page - 1)}">Page before</a>` : null}
    ${page < last ? html`<a href="${to(page + 1)}">Next page</a>` : null}
  </div>`;
}

/** The single records, e.g. the settings of the practice, as names and values. */
function facts(held: object): Html[] {
  return Object.entries(held).flatMap(([name, value]) => {
    if (!isRow(value)) return [];
    return html`<section class="panel" id="facts-${name}" data-live>
      <div class="panel-head"><h2>${wordsOf(name)}</h2></div>
      <dl class="facts panel-body">
        ${Object.entries(value).map(
          ([key, held]) =>
            html`<dt>${wordsOf(key)}</dt>
              <dd>${factText(held)}</dd>`,
        )}
      </dl>
    </section>`;
  });
}

function factText(value: unknown): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return dayText(textOf(value));
}

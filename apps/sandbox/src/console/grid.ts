import { html } from './html.ts';
import type { Html } from './html.ts';

/** A cell: its content, and how it is set. */
export interface Cell {
  readonly content: Html | string | number | null;
  /** `right` for numbers, `keep` for what must not break, `name` for the name of the row. */
  readonly look?: 'right' | 'keep' | 'name' | undefined;
}

export interface Grid {
  /** Name of the table for those who cannot see where it stands. */
  readonly label: string;
  readonly heads: readonly { readonly text: string; readonly right: boolean }[];
  /** Each with an id that stays, so that changed rows can be shown as such. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly Cell[] }[];
  /** What stands there without rows: a sentence. */
  readonly empty: string;
}

/** A table that turns into cards on a narrow screen. */
export function grid({ label, heads, rows, empty }: Grid): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`<div class="table-wrap cards">
    <table aria-label="${label}">
      <thead>
        <tr>
          ${heads.map(({ text, right }) => html`<th scope="col" class="${right ? 'right' : ''}">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr data-id="${row.id}">
              ${row.cells.map((cell, index) => cellOf(cell, heads[index]?.text ?? ''))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cellOf({ content, look }: Cell, head: string): Html {
  const classes = look === 'right' ? 'right num' : (look ?? '');
  return html`<td class="${classes}" data-label="${head}">${content}</td>`;
}

/** A chip: a word in a colour that says how much it matters. */
export function chip(
  word: string,
  colour: 'green' | 'amber' | 'orange' | 'red' | 'blue' | 'gray' | 'iris',
): Html {
  return html`<span class="chip ${colour}">${word}</span>`;
}

/** A panel with a heading. */
export function panel(heading: Html | string, body: Html, beside: Html | null = null): Html {
  return html`<section class="panel">
    <div class="panel-head">
      <h2>${heading}</h2>
      ${beside}
    </div>
    ${body}
  </section>`;
}

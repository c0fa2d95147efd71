import { form } from './form.ts';
import { titled } from './frame.ts';
import { chip, grid } from './grid.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { View } from './view.ts';

type Switch = View['state']['switches'][number];

/** Every question that the evidence leaves open: the answer the sandbox gives, the other ones, and the evidence. */
export function switchesPage({ state, query }: View): Html {
  const words = (query.get('q') ?? '').toLowerCase();
  const rows = state.switches.filter(({ id, question, evidence }) =>
    `${id} ${question} ${evidence}`.toLowerCase().includes(words),
  );
  const set = state.switches.filter((row) => row.value !== row.default);
  return html`${titled(
      'Switches',
      html`<span class="soft"
          >What the evidence leaves open. ${set.length} of ${state.switches.length} are set.</span
        >
        ${set.length === 0 ? null : form({ verb: 'switches-reset', button: 'All to their defaults' })}`,
    )}
    <form method="get" class="line end gap-below" data-search>
      <label class="field search"
        ><span>Search switches</span><input type="search" name="q" value="${query.get('q')}"
      /></label>
      <noscript><button>Search</button></noscript>
    </form>
    <section class="panel" id="switches" data-live>
      ${grid({
        label: 'Switches',
        empty: 'No switch fits.',
        heads: ['Id', 'Question', 'Answer', 'Evidence'].map((text) => ({ text, right: false })),
        rows: rows.map((row) => ({
          id: row.id,
          cells: [
            { content: row.id, look: 'name' },
            { content: row.question },
            { content: answer(row) },
            { content: html`<span class="soft">${row.evidence}</span>` },
          ],
        })),
      })}
    </section>`;
}

function answer({ id, question, values, value, default: usual }: Switch): Html {
  if (values.length === 1) return html`${value} <span class="soft small">fixed</span>`;
  return html`<form method="post" action="/do/switch" class="line nowrap">
      <input type="hidden" name="id" value="${id}" />
      <select name="value" aria-label="${question}">
        ${values.map(
          (one) =>
            html`<option value="${one}" ${one === value ? { markup: ' selected' } : null}>
              ${one}${one === usual ? ' (default)' : ''}
            </option>`,
        )}
      </select>
      <button>Set</button>
    </form>
    ${value === usual ? null : chip('not the default', 'blue')}`;
}

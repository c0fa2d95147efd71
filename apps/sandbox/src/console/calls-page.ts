import { localDateTime } from '../world/calendar.ts';
import { counted } from './format.ts';
import { titled } from './frame.ts';
import { chip, grid } from './grid.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { View } from './view.ts';

const shown = 100;

type LoggedCall = View['calls'][number];

/** The calls that arrived, newest first, searched by any of their words. */
export function callsPage(view: View): Html {
  const { query, calls } = view;
  const words = (query.get('q') ?? '').toLowerCase();
  const onlyBad = query.get('bad') === 'true';
  const found = calls.filter((call) => (!onlyBad || isBad(call)) && textOf(call, view).includes(words));
  const checked = onlyBad ? { markup: ' checked' } : null;
  return html`${titled('Calls')}
    <form method="get" class="line end gap-below" data-search>
      <label class="field search"
        ><span>Search calls</span><input type="search" name="q" value="${query.get('q')}"
      /></label>
      <label class="field check"
        ><input type="checkbox" name="bad" value="true" ${checked} /><span>Only what went wrong</span></label
      >
      <noscript><button>Search</button></noscript>
    </form>
    <section class="panel" id="calls" data-live>
      ${callTable(found.slice(-shown).toReversed(), view)}
      <p class="empty">${tally(found.length, view)}</p>
    </section>`;
}

/** Calls as a table. */
export function callTable(calls: readonly LoggedCall[], view: View): Html {
  const { timeZone } = view.state.xpm.practice;
  return grid({
    label: 'Calls',
    empty: 'No call fits.',
    heads: ['At', 'Call', 'Answer', 'ms', 'To', 'Body'].map((text) => ({ text, right: text === 'ms' })),
    rows: calls.map((call) => ({
      id: `${call.at} ${call.method} ${call.path}`,
      cells: [
        { content: localDateTime(timeZone, new Date(call.at)).slice(11), look: 'keep' },
        { content: html`<span class="mono">${call.method} ${call.path}</span>` },
        { content: answer(call) },
        { content: call.ms, look: 'right' },
        { content: tenantOf(call, view) },
        { content: detail(call) },
      ],
    })),
  });
}

function answer({ status, fault, note }: LoggedCall): Html {
  const word = status === null ? 'cut off' : String(status);
  const bad = status === null || status >= 400;
  return html`${bad ? chip(word, 'red') : word}
  ${fault === null ? null : html` ${chip(`${fault} on purpose`, 'amber')}`}${note === null ? null : html` <span class="soft">${note}</span>`}`;
}

function detail({ at, path, body }: LoggedCall): Html | string {
  if (body === '') return '';
  return html`<details data-key="${at} ${path}">
    <summary>${counted(body.length, 'character', 'characters')}</summary>
    <pre>${body}</pre>
  </details>`;
}

function tenantOf({ tenant }: LoggedCall, { state }: View): string {
  const found = state.identity.tenants.find(({ tenantId }) => tenantId === tenant?.toLowerCase());
  if (!found) return '';
  return found.tenantType === 'ORGANISATION' ? 'Xero' : 'XPM';
}

function isBad({ status, fault }: LoggedCall): boolean {
  return status === null || status >= 400 || fault !== null;
}

function textOf(call: LoggedCall, view: View): string {
  const { method, path, status, body, fault } = call;
  return `${method} ${path} ${status ?? 'cut off'} ${fault ?? ''} ${tenantOf(call, view)} ${body}`.toLowerCase();
}

function tally(found: number, { state, calls }: View): string {
  const kept = calls.length < state.calls ? ` The last ${calls.length} of ${state.calls} are kept.` : '';
  return `${counted(found, 'call fits', 'calls fit')}, the last ${Math.min(found, shown)} are shown.${kept}`;
}

import { steps } from '../course/steps.ts';
import { callTable } from './calls-page.ts';
import { faultSentence } from './fault-sentence.ts';
import { counted, instantText } from './format.ts';
import { titled } from './frame.ts';
import { chip, panel } from './grid.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { View } from './view.ts';

const shownCalls = 10;

/** What is going on: connections and quotas, time, trouble, what differs from the usual, and the last calls. */
export function overviewPage(view: View): Html {
  const { state } = view;
  return html`${titled(
      'Overview',
      html`<span class="soft">Simulated XPM and Xero for training and tests. Nothing here is real.</span>`,
    )}
    <div id="overview" data-live>
      <div class="tiles">
        ${courseTile(view)}${state.identity.tenants.map((tenant) => tenantTile(tenant, view))}${clockTile(view)}
      </div>
      ${trouble(view)} ${changed(view)}
      ${panel(
        'Last calls',
        callTable(view.calls.slice(-shownCalls).toReversed(), view),
        html`<a class="small" href="/calls">${counted(state.calls, 'call', 'calls')}</a>`,
      )}
    </div>`;
}

function courseTile({ course }: View): Html {
  const done = course?.passed.length ?? 0;
  const [big, small] =
    course === null
      ? ['Begin here', 'A guided first half hour, with checkpoints']
      : [
          `${done} of ${steps.length}`,
          done === steps.length ? 'Everything is proven' : (steps[done]?.title ?? ''),
        ];
  return html`<a class="tile" href="/course"
    ><span class="soft">Guided half hour</span><b>${big}</b><span class="small soft">${small}</span></a
  >`;
}

type Tenant = View['state']['identity']['tenants'][number];

function tenantTile({ tenantId, tenantType, name, remaining }: Tenant, { state }: View): Html {
  const on = state.identity.connections.some((row) => row.tenantId === tenantId && row.removedAt === null);
  const isLedger = tenantType === 'ORGANISATION';
  return html`<a class="tile" href="${isLedger ? '/xero' : '/xpm'}"
    ><span class="line"
      ><span class="soft">${isLedger ? 'Xero' : 'XPM'}</span>
      ${on ? null : chip('Not connected', 'orange')}</span
    ><b class="num">${remaining.day.toLocaleString('en-NZ')}</b
    ><span class="small soft">calls left today, ${remaining.minute} this minute · ${name}</span></a
  >`;
}

function clockTile({ state, aheadMs }: View): Html {
  const moved = Math.abs(aheadMs) < 60_000 ? 'The clock is that of this machine' : 'The clock was moved';
  return html`<a class="tile" href="/clock"
    ><span class="soft">What is held</span><b>${state.profile}</b
    ><span class="small soft"
      >seed ${state.seed} · ${moved}, ${instantText(state.now, state.xpm.practice.timeZone)}</span
    ></a
  >`;
}

function trouble({ state }: View): Html {
  const beside = html`<a class="small" href="/trouble">Make trouble</a>`;
  if (state.faults.length === 0) {
    return panel('Trouble', html`<p class="empty">None. Every call is answered as it should be.</p>`, beside);
  }
  const rules = state.faults.map((fault) => html`<li><span class="text">${faultSentence(fault)}</span></li>`);
  return panel(
    'Trouble',
    html`<ul class="actions">
      ${rules}
    </ul>`,
    beside,
  );
}

function changed({ state }: View): Html | null {
  const rows = state.switches.filter((row) => row.value !== row.default);
  if (rows.length === 0) return null;
  const items = rows.map(
    ({ id, question, value }) =>
      html`<li><span class="text">${id} · ${question}</span>${chip(value, 'blue')}</li>`,
  );
  return panel(
    'Switches set',
    html`<ul class="actions">
      ${items}
    </ul>`,
    html`<a class="small" href="/switches">All switches</a>`,
  );
}

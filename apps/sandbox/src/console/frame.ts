import { steps } from '../course/steps.ts';
import { dayIn, localDateTime } from '../world/calendar.ts';
import { counted, dayText } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { icon } from './icons.ts';
import type { IconName } from './icons.ts';
import type { View } from './view.ts';

/** One page of the console. */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
  readonly section: '' | 'Books' | 'Change';
  /** Short text at the right of its entry in the navigation; null for none. */
  readonly count?: (view: View) => string | null;
  readonly body: (view: View) => Html;
}

/** A page inside the frame that all pages share. */
export function framed(page: Page, pages: readonly Page[], view: View): Html {
  return html`<!doctype html>
    <html lang="en-NZ" data-revision="${view.revision}">
      <head>
        <meta charset="utf-8" />
        <title>${page.title} · Sandbox</title>
        <meta name="viewport" content="width=device-width" />
        <link rel="icon" href="/mark.svg" />
        <link rel="stylesheet" href="/console.css" />
        <script src="/console.js" type="module"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the page</a>
        ${navigation(page, pages, view)} ${header(view)}
        <main class="main" id="main">
          <p id="reach" class="said refused" role="alert" hidden>
            The sandbox does not answer. This page shows what it last said.
          </p>
          ${spoken(view)} ${page.body(view)}
        </main>
        ${footer(view)}
      </body>
    </html>`;
}

/** A heading with what belongs beside it. */
export function titled(title: string, beside: Html | null = null): Html {
  return html`<div class="title">
    <h1>${title}</h1>
    ${beside}
  </div>`;
}

function navigation(page: Page, pages: readonly Page[], view: View): Html {
  const sections = ['', 'Books', 'Change'] as const;
  return html`<nav class="nav" id="nav" data-live aria-label="Sandbox">
    <div class="brand"><img src="/mark.svg" alt="" />Sandbox <span class="chip amber">Simulated</span></div>
    ${sections.map(
      (section) => html`
        ${section === '' ? null : html`<h2>${section}</h2>`}
        <ul>
          ${pages.filter((one) => one.section === section).map((one) => entry(one, one === page, view))}
        </ul>
      `,
    )}
  </nav>`;
}

function entry(page: Page, current: boolean, view: View): Html {
  const count = page.count?.(view) ?? null;
  const marked = current ? { markup: ' aria-current="page"' } : null;
  return html`<li>
    <a href="${page.path}" ${marked}
      >${icon(page.icon)}${page.title}${count === null ? null : html`<span class="count num">${count}</span>`}</a
    >
  </li>`;
}

function header(view: View): Html {
  const { now, xpm } = view.state;
  const { timeZone } = xpm.practice;
  const instant = new Date(now);
  const ahead = Math.abs(view.aheadMs) < 60_000 ? 'not moved' : 'moved';
  return html`<header class="head" id="head" data-live>
    <div class="clock">
      <span>${dayText(dayIn(timeZone, instant))}</span>
      <b class="num"
        ><time datetime="${now}" data-zone="${timeZone}" data-ahead="${view.aheadMs}"
          >${localDateTime(timeZone, instant).slice(11)}</time
        ></b
      >
      <span class="wide-only">${timeZone.replace('_', ' ')}, clock ${ahead}</span>
    </div>
    <span class="grow"></span>
    <a class="button" href="${view.appUrl}" target="_blank" rel="noreferrer"
      >Throughline ${icon('arrow')}<span class="hidden-text">, opens in a new tab</span></a
    >
  </header>`;
}

function footer({ state, course }: View): Html {
  const tenants = state.identity.tenants.map(({ tenantId, tenantType, remaining }) => {
    const on = state.identity.connections.some((row) => row.tenantId === tenantId && row.removedAt === null);
    const name = tenantType === 'ORGANISATION' ? 'Xero' : 'XPM';
    return html`<span class="${on ? 'on' : 'off'}"
      ><span class="dot"></span>${name} ${on ? 'connected' : 'not connected'} ·
      ${counted(remaining.day, 'call', 'calls')} left today</span
    >`;
  });
  const done = course ? html`<span>Half hour: ${course.passed.length} of ${steps.length}</span>` : null;
  return html`<footer class="foot" id="foot" data-live aria-label="Connections">
    ${tenants}<span>${counted(state.calls, 'call', 'calls')} so far</span>${done}
  </footer>`;
}

/** What the last form came to, when the browser runs no script. */
function spoken({ query }: View): Html {
  const [done, refused] = [query.get('said'), query.get('refused')];
  const look = refused === null ? 'done' : 'refused';
  return html`<p id="said" class="said ${look}" role="status">${refused ?? done}</p>`;
}

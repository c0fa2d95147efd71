import { actNames } from '../control/people.ts';
import { stateOfWorld } from '../control/state.ts';
import type { SandboxState } from '../control/state.ts';
import { profileNames } from '../profiles/sizes.ts';
import type { LoggedCall } from '../transport/call-log.ts';
import type { World } from '../world/world.ts';
import { faultSentence } from './fault-sentence.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { style } from './style.ts';
import { ledgerTables, practiceTables } from './tables.ts';

const shownCalls = 100;

/** The console: what XPM and Xero hold now, the last calls, and what a trainer can do. */
export function consolePage(world: World): Html {
  const state = stateOfWorld(world);
  const css = { markup: style };
  return html`<!doctype html>
    <html lang="en-NZ">
      <head>
        <meta charset="utf-8" />
        <title>Sandbox</title>
        <meta name="viewport" content="width=device-width" />
        <style>
          ${css}
        </style>
        <script src="/console.js" defer></script>
      </head>
      <body>
        <header>
          ${bar(state)}
          <p id="said" role="status" class="soft"></p>
        </header>
        <main id="content">
          <section>
            <h2>Calls <span class="soft">${state.calls}</span></h2>
            ${callTable(world.calls.all())}
          </section>
          ${faults(state)}${people()}${switches(state)}
          <h1>XPM</h1>
          <div class="cols">${practiceTables(state)}</div>
          <h1>Xero</h1>
          <div class="cols">${ledgerTables(state)}</div>
        </main>
      </body>
    </html>`;
}

function bar(state: SandboxState): Html {
  const tenants = state.identity.tenants.map(
    ({ name, remaining }) =>
      html`<span class="soft"
        >${name}: ${remaining.minute} of the minute, ${remaining.day} of the day left</span
      >`,
  );
  const profiles = profileNames.map(
    (name) => html`<option${name === state.profile ? { markup: ' selected' } : null}>${name}</option>`,
  );
  return html`<div class="bar">
    <h1>Sandbox</h1>
    <span>clock <code>${state.now.slice(0, 19).replace('T', ' ')} UTC</code></span>
    <form data-post="/__sandbox/clock">
      <input type="hidden" name="advanceMs" value="3600000" /><button>+1 h</button>
    </form>
    <form data-post="/__sandbox/clock">
      <input type="hidden" name="advanceMs" value="86400000" /><button>+1 day</button>
    </form>
    <form data-post="/__sandbox/reset">
      <label
        >Reset to
        <select name="profile">
          ${profiles}
        </select></label
      >
      <label>seed <input name="seed" type="number" value="${state.seed}" size="6" /></label>
      <label><input type="checkbox" name="keepConnections" value="true" checked /> keep connections</label
      ><button>Reset</button>
    </form>
    ${tenants}
  </div>`;
}

function callTable(calls: readonly LoggedCall[]): Html {
  const rows = calls.slice(-shownCalls).toReversed().map(callRow);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Calls">
    <table>
      <thead>
        <tr>
          <th scope="col">At</th>
          <th scope="col">Call</th>
          <th scope="col">Answer</th>
          <th scope="col">ms</th>
          <th scope="col">Body</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function callRow(call: LoggedCall): Html {
  const status = call.status === null ? 'cut off' : String(call.status);
  const bad = call.status === null || call.status >= 400;
  const fault = call.fault === null ? '' : ` (${call.fault})`;
  return html`<tr data-id="${call.at} ${call.path}"><td>${call.at.slice(11, 19)}</td><td class="mono">${call.method} ${call.path}</td>
    <td${bad ? { markup: ' class="bad"' } : null}>${status}${fault}</td><td class="num">${call.ms}</td>
    <td class="mono">${call.body.slice(0, 120)}</td></tr>`;
}

function faults(state: SandboxState): Html {
  const active = state.faults.map((fault) => html`<li>${faultSentence(fault)}</li>`);
  const example = '[{"path":"/practicemanager","kind":"drop-after","count":1}]';
  return html`<details open>
    <summary>Faults (${state.faults.length})</summary>
    <ul>
      ${active}
    </ul>
    <form data-post="/__sandbox/faults" data-json="rules">
      <label>Rules <input name="rules" size="80" value="${example}" /></label><button>Set</button>
    </form>
    <form data-post="/__sandbox/faults" data-json="rules">
      <input type="hidden" name="rules" value="[]" /><button>Clear</button>
    </form>
  </details>`;
}

function people(): Html {
  const example = '{"act":"lock-date","lockDate":"2026-09-30"}';
  return html`<details>
    <summary>People</summary>
    <p class="soft">Acts: ${actNames().join(', ')}</p>
    <form data-post="/__sandbox/people" data-json="*">
      <label>Act <input name="body" size="80" value="${example}" /></label><button>Do it</button>
    </form>
  </details>`;
}

function switches(state: SandboxState): Html {
  const rows = state.switches.map(({ id, question, values, value, evidence, default: usual }) => {
    const options = values.map(
      (name) => html`<option${name === value ? { markup: ' selected' } : null}>${name}</option>`,
    );
    const choice =
      values.length === 1
        ? html`${value}`
        : html`<form data-post="/__sandbox/switches" data-switch="${id}">
            <select name="value" aria-label="${question}">
              ${options}</select
            ><button>Set</button>
          </form>`;
    return html`<tr>
      <td>${id}</td>
      <td class="wide">${question}</td>
      <td>${choice}</td>
      <td>${usual}</td>
      <td class="wide">${evidence}</td>
    </tr>`;
  });
  return html`<details>
    <summary>Switches: what the evidence leaves open</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Switches">
      <table>
        <thead>
          <tr>
            <th scope="col">Id</th>
            <th scope="col">Question</th>
            <th scope="col">Now</th>
            <th scope="col">Default</th>
            <th scope="col">Evidence</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </details>`;
}

import { describedActs } from '../control/act-fields.ts';
import type { DescribedAct } from '../control/act-fields.ts';
import { controlsOf } from './act-form.ts';
import { form } from './form.ts';
import { wordsOf } from './format.ts';
import { titled } from './frame.ts';
import { panel } from './grid.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { dataLists, pickerOf } from './pickers.ts';
import type { PickerName } from './pickers.ts';
import type { View } from './view.ts';

const groupOf: Readonly<Record<PickerName, string>> = {
  time: 'Time in XPM',
  job: 'Jobs in XPM',
  task: 'Jobs in XPM',
  state: 'Jobs in XPM',
  client: 'Clients and staff in XPM',
  staff: 'Clients and staff in XPM',
  practiceInvoice: 'Invoices in XPM',
  ledgerInvoice: 'Xero',
  contact: 'Xero',
  account: 'Xero',
  tenant: 'Connections',
};
const others = 'Settings and the rest';

/** What people do inside XPM and Xero meanwhile: every act there is, as a form. */
export function peoplePage(view: View): Html {
  const acts = describedActs();
  const groups = [...new Set([...Object.values(groupOf), others])];
  const pickers = acts.flatMap(({ fields }) => fields ?? []).flatMap(({ name }) => pickerOf(name) ?? []);
  return html`${titled(
      'People',
      html`<span class="soft"
        >What somebody does inside XPM or Xero meanwhile, past the rules that bind the app.</span
      >`,
    )}
    ${dataLists([...new Set(pickers)], view.state)}
    <div class="flow">
      ${groups.map((group) =>
        groupPanel(
          group,
          acts.filter((act) => groupFor(act) === group),
          view,
        ),
      )}
    </div>`;
}

function groupPanel(group: string, acts: readonly DescribedAct[], view: View): Html {
  if (acts.length === 0) return html``;
  return panel(
    group,
    html`<div>${acts.map((act) => actForm(act, view))}</div>`,
    html`<span class="soft small num">${acts.length}</span>`,
  );
}

function actForm(act: DescribedAct, view: View): Html {
  const name = wordsOf(act.act);
  return html`<details class="act" name="act">
    <summary>${name}</summary>
    ${form({ verb: 'people', hidden: { act: act.act }, controls: controlsOf(act, view), button: name })}
  </details>`;
}

function groupFor({ act, fields }: DescribedAct): string {
  const pickers = (fields ?? []).flatMap(({ name }) => pickerOf(name) ?? []);
  if (/time/.test(act)) return groupOf.time;
  const [first] = pickers;
  if (first !== undefined) return groupOf[first];
  if (/contact|account/.test(act)) return groupOf.contact;
  if (/client|staff/.test(act)) return groupOf.client;
  return /consent|connection|tenant|line$/.test(act) ? groupOf.tenant : others;
}

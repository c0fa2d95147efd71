import { FaultRule } from '../transport/fault-rule.ts';
import { faultSentence } from './fault-sentence.ts';
import { form } from './form.ts';
import { titled } from './frame.ts';
import { panel } from './grid.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { presets } from './presets.ts';
import { controlsIn } from './schema-form.ts';
import type { View } from './view.ts';

/** What goes wrong on purpose: the rules in force, trouble at one click, and any rule of one's own. */
export function troublePage({ state }: View): Html {
  return html`${titled('Trouble')}
    <div id="rules" data-live>${inForce(state.faults)}</div>
    ${panel(
      'At one click',
      html`<ul class="actions">
        ${presets.map(preset)}
      </ul>`,
    )}
    ${panel(
      'A rule of your own',
      html`<div class="panel-body stack">
        <p class="soft small">
          The path is a prefix, or a regular expression tried on path and query. Without a count the rule acts
          until it is ended. The newest rule that fits a call is played, and only that one.
        </p>
        ${form({ verb: 'fault', controls: controlsIn(FaultRule), button: 'Put in force' })}
      </div>`,
    )}`;
}

function inForce(faults: View['state']['faults']): Html {
  if (faults.length === 0) {
    return panel('In force', html`<p class="empty">Nothing. Every call is answered as it should be.</p>`);
  }
  const rules = faults.map(
    (fault, index) =>
      html`<li>
        <span class="text">${faultSentence(fault)}</span>${form({
          verb: 'fault-end',
          hidden: { index: String(index) },
          button: 'End',
        })}
      </li>`,
  );
  return panel(
    'In force',
    html`<ul class="actions">
      ${rules}
    </ul>`,
    form({ verb: 'faults-clear', button: 'End all' }),
  );
}

function preset({ id, name, says }: (typeof presets)[number]): Html {
  return html`<li>
    <span class="text"><span class="strong">${name}</span><br /><span class="soft small">${says}</span></span>
    ${form({ verb: 'preset', hidden: { preset: id }, button: 'Do it' })}
  </li>`;
}

import { ResetRequest } from '../control/reset.ts';
import { profileNames, sizes } from '../profiles/sizes.ts';
import { form } from './form.ts';
import type { Control } from './form.ts';
import { titled } from './frame.ts';
import { panel } from './grid.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { controlsIn } from './schema-form.ts';
import type { View } from './view.ts';

/** Starts the sandbox over with a profile and a seed. */
export function resetPage({ state }: View): Html {
  return html`${titled('Reset')}
  ${panel(
    'Start over',
    html`<div class="panel-body stack">
      <p>
        It holds the profile <b class="strong">${state.profile}</b> with seed ${state.seed}. Same profile,
        seed and day: same content.
      </p>
      <p class="notice warn">
        Everything held now is replaced: books, clock, faults, switches, calls and the guided half hour. What
        Throughline has delivered is then no longer here.
      </p>
      ${form({ verb: 'reset', controls: controls(state), button: 'Start over', isMain: true })}
    </div>`,
  )}`;
}

/** What the reset takes, with what is held now as the first answer, and whether it is meant. */
function controls({ profile, seed }: View['state']): Control[] {
  const now = new Map([
    ['profile', profile],
    ['seed', String(seed)],
    ['keepConnections', 'true'],
  ]);
  const asked = controlsIn(ResetRequest).map((control) => ({
    ...control,
    required: control.type !== 'check',
    value: now.get(control.name) ?? control.value,
    choices: control.choices?.map(([value, label]) => [value, labelOf(value, label)] as const),
  }));
  return [...asked, { name: 'sure', label: 'Replace everything', type: 'check', required: true }];
}

function labelOf(value: string, label: string): string {
  const profile = profileNames.find((name) => name === value);
  if (profile === undefined) return label;
  const { clients, staff } = sizes[profile];
  return `${label} · ${clients.toLocaleString('en-NZ')} clients, ${staff} staff`;
}

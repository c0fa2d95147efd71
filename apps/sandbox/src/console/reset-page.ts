import { profileNames, sizes } from '../profiles/sizes.ts';
import { form } from './form.ts';
import { titled } from './frame.ts';
import { panel } from './grid.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { View } from './view.ts';

/** Starts the sandbox over with a profile and a seed. */
export function resetPage({ state }: View): Html {
  const profiles = profileNames.map((name) => {
    const { clients, staff } = sizes[name];
    return [name, `${name} · ${clients.toLocaleString('en-NZ')} clients, ${staff} staff`] as const;
  });
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
      ${form({
        verb: 'reset',
        controls: [
          {
            name: 'profile',
            label: 'Profile',
            type: 'choice',
            choices: profiles,
            value: state.profile,
            required: true,
          },
          { name: 'seed', label: 'Seed', type: 'number', value: String(state.seed), required: true },
          { name: 'keepConnections', label: 'Keep Throughline connected', type: 'check', value: 'true' },
          { name: 'sure', label: 'Replace everything', type: 'check', required: true },
        ],
        button: 'Start over',
        isMain: true,
      })}
    </div>`,
  )}`;
}

import { dayIn } from '../world/calendar.ts';
import { textOf } from './columns.ts';
import { form } from './form.ts';
import { dayText, instantText } from './format.ts';
import { titled } from './frame.ts';
import { panel } from './grid.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { nightsOf, nightTable } from './night-table.ts';
import type { View } from './view.ts';

const hourMs = 3_600_000;
const shownNights = 7;

/** Moves the sandbox clock, runs XPM's night, and shows what the night did with each invoice. */
export function clockPage(view: View): Html {
  const { timeZone } = view.state.xpm.practice;
  const today = dayIn(timeZone, new Date(view.state.now));
  return html`${titled('Clock & night')}
    <div class="cols">
      ${panel(
        'Clock',
        html`<div class="panel-body stack">
          <p id="now" data-live>
            It is <b class="strong">${instantText(view.state.now, timeZone)}</b> in
            ${timeZone.replace('_', ' ')}.
          </p>
          <p class="soft small">
            The clock drives limits, tokens, locks and “today”. It keeps ticking. Throughline goes by its own
            clock.
          </p>
          <div class="line">
            ${form({ verb: 'clock', hidden: { advanceMs: String(hourMs) }, button: '+1 h' })}
            ${form({ verb: 'clock', hidden: { advanceMs: String(24 * hourMs) }, button: '+1 day' })}
            ${form({ verb: 'clock-morning', button: 'Next morning, 8:00' })}
            ${form({ verb: 'clock-back', button: 'Back to the machine’s' })}
          </div>
          ${form({
            verb: 'clock-to',
            controls: [
              { name: 'day', label: 'Day', type: 'date', value: today, required: true },
              { name: 'time', label: 'Time, h:mm', type: 'text', value: '8:00', required: true },
            ],
            button: 'Go there',
          })}
        </div>`,
      )}
      ${panel(
        'Night',
        html`<div class="panel-body stack">
          <p class="soft small">
            XPM imports Xero’s sales invoices overnight and looks for the job of each. What it cannot place
            goes astray without a word.
          </p>
          ${form({
            verb: 'night',
            controls: [
              { name: 'advance', label: 'End the day first: the clock goes past midnight', type: 'check' },
            ],
            button: 'Run the night',
            isMain: true,
          })}
        </div>`,
      )}
    </div>
    <div id="nights" data-live>${nights(view)}</div>`;
}

function nights({ state, night }: View): Html {
  const kept = Object.entries(state.xpm).find(([name]) => name === 'nights')?.[1];
  const known = nightsOf(kept, night).slice(0, shownNights);
  if (known.length === 0)
    return panel('What the night did', html`<p class="empty">No night has been run yet.</p>`);
  return html`${known.map((one) => {
    const day = dayText(textOf(one['day']));
    return panel(day === '' ? 'What the night did' : `Night of ${day}`, nightTable(one));
  })}`;
}

import { markerOf } from '../course/marked-time.ts';
import type { Course } from '../course/records.ts';
import { minutesText, moneyText } from './format.ts';
import { panel } from './grid.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { View } from './view.ts';

/** What a finished course has proven, with the ids that can be looked up in the books. */
export function proof({ state }: View, course: Course): Html {
  const fact = (step: string, name: string): string =>
    course.passed.find((row) => row.step === step)?.facts[name] ?? '';
  const pushed = ['time', 'lost-answer', 'outage'].map((step) => fact(step, 'marker'));
  const entries = pushed.flatMap((marker) => state.xpm.times.filter(({ note }) => markerOf(note) === marker));
  const copies = state.xpm.invoices.filter(
    ({ xeroInvoiceId }) => xeroInvoiceId === fact('bill', 'invoiceId'),
  );
  return panel(
    'What was proven',
    html`<div class="panel-body stack">
      <p>
        <b class="strong">A real push.</b> ${pushed.length} time entries went to XPM, one of them changed, one
        with its answer lost, one through an outage. XPM holds ${entries.length} entries with their
        ${pushed.length} markers.
      </p>
      <p>
        <b class="strong">A real allocation.</b> ${fact('bill', 'invoiceNumber')} went astray by one blank,
        was mended, and sits on ${fact('allocate', 'jobNumber')} as ${moneyText(fact('allocate', 'amount'))}
        of work in progress.
      </p>
      <dl class="facts">
        <dt>Time entries in XPM</dt>
        <dd>
          ${entries.map(
            ({ uuid, jobNumber, taskName, minutes }) =>
              html`${minutesText(minutes)} on ${jobNumber} · ${taskName}, <span class="mono">${uuid}</span
                ><br />`,
          )}
        </dd>
        <dt>Invoice in Xero</dt>
        <dd>
          ${fact('bill', 'invoiceNumber')}, ${moneyText(fact('bill', 'total'))} <br /><span class="mono"
            >${fact('bill', 'invoiceId')}</span
          >
        </dd>
        <dt>Its copies in XPM</dt>
        <dd>${copies.length}<br /><span class="mono">${fact('allocate', 'copyUuid')}</span></dd>
      </dl>
      <p>
        <a href="/xpm?part=times">The time in XPM</a> · <a href="/xero?part=invoices">the invoice in Xero</a>
      </p>
    </div>`,
  );
}

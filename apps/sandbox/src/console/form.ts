import { html } from './html.ts';
import type { Html } from './html.ts';

/** One control of a form. */
export interface Control {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'date' | 'check' | 'choice' | 'many' | 'long';
  readonly value?: string | undefined;
  readonly required?: boolean | undefined;
  /** Of `choice` and `many`: value and label. */
  readonly choices?: readonly (readonly [value: string, label: string])[] | undefined;
  /** Id of the list that is offered while typing. */
  readonly list?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: string | undefined;
}

/** A labelled control. */
export function field(control: Control): Html {
  const optional =
    control.required === true || control.type === 'check'
      ? null
      : html` <span class="soft">(optional)</span>`;
  const label = html`<span>${control.label}${optional}</span>`;
  if (control.type === 'check') return html`<label class="field check">${inputOf(control)}${label}</label>`;
  return html`<label class="field">${label}${inputOf(control)}</label>`;
}

interface Form {
  /** Verb of the console. */
  readonly verb: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly controls?: readonly Control[];
  readonly button: string;
  /** The one next action of the page. */
  readonly isMain?: boolean;
}

/** A form that does something and says what came of it. */
export function form({ verb, hidden = {}, controls = [], button, isMain = false }: Form): Html {
  return html`<form method="post" action="/do/${verb}">
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${controls.length === 0 ? null : html`<div class="fields">${controls.map(field)}</div>`}
    <button class="${isMain ? 'main-action' : ''}">${button}</button>
    <p class="said" role="status"></p>
  </form>`;
}

function inputOf(control: Control): Html {
  const { name, type, value = '' } = control;
  const required = flag('required', control.required === true);
  switch (type) {
    case 'check':
      return html`<input
        type="checkbox"
        name="${name}"
        value="true"
        ${required}
        ${flag('checked', value === 'true')}
      />`;
    case 'choice':
      return html`<select name="${name}" ${required}>
        ${optionsOf(control)}
      </select>`;
    case 'many':
      return html`<select name="${name}" multiple size="6" ${required}>
        ${optionsOf(control)}
      </select>`;
    case 'long':
      return html`<textarea name="${name}" ${required}>${value}</textarea>`;
    case 'date':
      // The browser's own day field writes days the way of its country; the practice's way is YYYY-MM-DD throughout.
      return html`<input
        type="text"
        name="${name}"
        value="${value}"
        autocomplete="off"
        inputmode="numeric"
        pattern="\\d{4}-\\d{2}-\\d{2}"
        title="A day as YYYY-MM-DD"
        placeholder="YYYY-MM-DD"
        ${required}
      />`;
    case 'text':
    case 'number':
      return html`<input
        type="${type}"
        name="${name}"
        value="${value}"
        autocomplete="off"
        ${required}
        ${limits(control)}
      />`;
  }
}

/** An attribute that is there or not. */
function flag(name: string, on: boolean): Html | null {
  return on ? { markup: name } : null;
}

function optionsOf({ choices = [], value: current = '' }: Control): Html[] {
  return choices.map(
    ([value, label]) =>
      html`<option value="${value}" ${flag('selected', value === current)}>${label}</option>`,
  );
}

function limits({ list, min, max, step }: Control): Html[] {
  const attributes = Object.entries({ list, min, max, step });
  return attributes.flatMap(([name, value]) =>
    value === undefined ? [] : html` ${{ markup: name }}="${value}"`,
  );
}

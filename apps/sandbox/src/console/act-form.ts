import type { ActField, DescribedAct } from '../control/act-fields.ts';
import type { Control } from './form.ts';
import { wordsOf } from './format.ts';
import { choicesOf, picked, pickerOf } from './pickers.ts';
import type { View } from './view.ts';

const numbers = ['minutes', 'days', 'approvalLimit'];
const flags = ['billable', 'on', 'adhocJobs'];
const listedAtMost = 100;

/** Name of the control that sets a value to null. */
const noneOf = (name: string): string => `${name}.none`;

/** Controls of an act's form. One whose values are not described takes any, one `name: value` a line. */
export function controlsOf({ fields }: DescribedAct, { state }: View): Control[] {
  if (fields === null) {
    return [{ name: 'values', label: 'What it needs, one “name: value” a line', type: 'long' }];
  }
  return fields.flatMap((field) => [
    controlOf(field, state),
    ...(field.nullable
      ? [
          {
            name: noneOf(field.name),
            label: `No ${wordsOf(field.name).toLowerCase()}`,
            type: 'check' as const,
          },
        ]
      : []),
  ]);
}

/** The request that a filled form stands for. Empty optional values are left out; blanks around text are kept. */
export function requestOf(
  { act, fields }: DescribedAct,
  form: URLSearchParams,
  state: View['state'],
): { readonly act: string; readonly [name: string]: unknown } {
  if (fields === null) return { ...linesOf(form.get('values') ?? ''), act };
  const values: Record<string, unknown> = {};
  for (const { name } of fields) {
    const given = givenFor(name, form, state);
    if (given !== undefined) values[name] = given;
  }
  return { ...values, act };
}

function givenFor(
  name: string,
  form: URLSearchParams,
  state: View['state'],
): string | string[] | null | undefined {
  if (form.get(noneOf(name)) === 'true') return null;
  const given = form.getAll(name).filter((text) => text !== '');
  const picker = pickerOf(name);
  if (picker === null) return given[0];
  const meant = given.map((text) => picked(picker, state, text));
  return name.endsWith('s') && meant.length > 0 ? meant : meant[0];
}

function controlOf(field: ActField, state: View['state']): Control {
  const { name, optional, nullable } = field;
  const common = { name, label: wordsOf(name).replace(/ UUIDs?$/i, ''), required: !optional && !nullable };
  if (field.choices.length > 0)
    return { ...common, type: 'choice', choices: orNothing(field.choices, optional) };
  if (flags.includes(name))
    return { ...common, type: 'choice', choices: orNothing(['true', 'false'], optional) };
  const picker = pickerOf(name);
  if (picker !== null && name.endsWith('s')) {
    const choices = choicesOf(picker, state).slice(0, listedAtMost);
    return { ...common, type: 'many', choices: choices.map(({ value, label }) => [value, label] as const) };
  }
  if (picker !== null) return { ...common, type: 'text', list: `pick-${picker}` };
  if (/date$/i.test(name)) return { ...common, type: 'date' };
  return { ...common, type: numbers.includes(name) ? 'number' : 'text' };
}

function orNothing(choices: readonly string[], optional: boolean): (readonly [string, string])[] {
  const pairs = choices.map((choice) => [choice, choice] as const);
  return optional ? [['', 'unchanged'], ...pairs] : pairs;
}

function linesOf(text: string): Record<string, string> {
  const pairs = text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^\s*(\w+)\s*:\s?(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}

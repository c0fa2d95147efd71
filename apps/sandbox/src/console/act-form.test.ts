import { describe, expect, it } from 'vitest';

import { describedActs } from '../control/act-fields.ts';
import type { DescribedAct } from '../control/act-fields.ts';
import { actNames } from '../control/people.ts';
import { createSandbox } from '../create-sandbox.ts';
import { FaultRule } from '../transport/fault-rule.ts';
import { controlsOf, requestOf } from './act-form.ts';
import { peoplePage } from './people-page.ts';
import { controlsIn, recordFrom } from './schema-form.ts';
import type { View } from './view.ts';

const { control } = createSandbox({ profile: 'tiny' });
const view: View = {
  state: control.state(),
  calls: [],
  course: null,
  query: new URLSearchParams(),
  appUrl: '',
  revision: '',
  aheadMs: 0,
  night: null,
};
const actOf = (name: string): DescribedAct =>
  describedActs().find(({ act }) => act === name) ?? { act: name, fields: null };
const request = (name: string, fields: [string, string][]) =>
  requestOf(actOf(name), new URLSearchParams(fields), view.state);

/** The value an act asks for when it is given none. */
function firstNeedOf(act: string): string | null {
  try {
    createSandbox({ profile: 'tiny' }).control.act({ act });
    return null;
  } catch (error) {
    return (error instanceof Error ? /^(\w+) is needed/.exec(error.message)?.[1] : null) ?? null;
  }
}

describe('the forms of acts', () => {
  it('are there for every act', () => {
    const { markup } = peoplePage(view);
    for (const act of actNames()) expect(markup).toContain(`name="act" value="${act}"`);
    expect(actNames().length).toBeGreaterThan(30);
  });

  it('ask each act for what it says it needs', () => {
    const unasked = actNames().filter((act) => {
      const need = firstNeedOf(act);
      const { fields } = actOf(act);
      return need !== null && fields !== null && !fields.some(({ name }) => name === need);
    });
    expect(unasked).toEqual([]);
    expect(firstNeedOf('hold-job')).toBe('jobNumber');
  });

  it('pick clients, jobs and staff from lists, and offer choices where there are few', () => {
    expect(controlsOf(actOf('rename-client'), view)).toMatchObject([
      { name: 'clientUuid', label: 'Client', list: 'pick-client', required: true },
      { name: 'name', type: 'text', required: true },
    ]);
    expect(controlsOf(actOf('lock-date'), view)).toMatchObject([
      { name: 'lockDate', type: 'date' },
      { name: 'lockDate.none', type: 'check' },
      { name: 'where', type: 'choice' },
    ]);
  });

  it('send the id behind a label, keep blanks, and leave out what is empty', () => {
    const [client] = view.state.xpm.clients;
    expect(
      request('rename-client', [
        ['clientUuid', client?.name ?? ''],
        ['name', 'Kōwhai Ltd '],
      ]),
    ).toEqual({
      act: 'rename-client',
      clientUuid: client?.uuid,
      name: 'Kōwhai Ltd ',
    });
    expect(
      request('edit-job', [
        ['jobNumber', 'J1'],
        ['name', ''],
      ]),
    ).toEqual({ act: 'edit-job', jobNumber: 'J1' });
    expect(
      request('lock-date', [
        ['lockDate', ''],
        ['lockDate.none', 'true'],
      ]),
    ).toMatchObject({ lockDate: null });
    expect(
      request('invoice-time', [
        ['timeUuids', 'a'],
        ['timeUuids', 'b'],
      ]),
    ).toMatchObject({ timeUuids: ['a', 'b'] });
  });

  it('take any names and values for an act that nobody described', () => {
    expect(controlsOf({ act: 'fly', fields: null }, view)).toMatchObject([{ name: 'values', type: 'long' }]);
    expect(request('fly', [['values', 'to: Rātā Trust \r\nact: other\nhow: by: air']])).toEqual({
      act: 'fly',
      to: 'Rātā Trust ',
      how: 'by: air',
    });
  });
});

describe('the form of a fault rule', () => {
  it('has a control for every value of the schema', () => {
    const controls = controlsIn(FaultRule);
    expect(controls.find(({ name }) => name === 'kind')).toMatchObject({ type: 'choice', required: true });
    expect(controls.find(({ name }) => name === 'count')).toMatchObject({
      type: 'number',
      min: 1,
      required: false,
    });
    expect(controls.find(({ name }) => name === 'commit')).toMatchObject({ type: 'check' });
  });

  it('makes a rule of numbers, texts and ticks', () => {
    const form = new URLSearchParams({
      path: '/x',
      kind: 'html-200',
      count: '3',
      probability: '0.5',
      commit: 'true',
      method: '',
    });
    expect(recordFrom(FaultRule, form)).toEqual({
      path: '/x',
      kind: 'html-200',
      count: 3,
      probability: 0.5,
      commit: true,
    });
    expect(() => recordFrom(FaultRule, new URLSearchParams({ path: '/x', kind: 'explode' }))).toThrow(
      RangeError,
    );
  });
});

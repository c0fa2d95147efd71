import { describe, expect, it } from 'vitest';

import { causeNames, causeOf, causes, maySendAgain, ways } from './causes.ts';

const values = { staffName: 'Mei Tanaka', xpmJobNumber: 'J-2455', hasWorkItem: true, refusal: '' };
const all = Object.entries(causes);

describe('the causes for which an entry waits for a person', () => {
  it('are at most twelve', () => {
    expect(all.length).toBeLessThanOrEqual(12);
  });

  it.each(all)('%s has a sentence, a short word and a choice', (_, cause) => {
    expect(cause.tell(values)).toMatch(/^[A-Z].+\.$/);
    expect(cause.word.length).toBeLessThanOrEqual(16);
    expect(cause.choices.length).toBeGreaterThan(0);
    expect(cause.choices.every((choice) => ways.includes(choice))).toBe(true);
  });

  it('each have a word and a sentence of their own', () => {
    expect(new Set(all.map(([, { word }]) => word)).size).toBe(all.length);
    expect(new Set(all.map(([, { tell }]) => tell(values))).size).toBe(all.length);
  });

  it('share no code', () => {
    const codes = all.flatMap(([, { reasons }]) => reasons);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each([
    'no_xpm_person',
    'xpm_person_gone',
    'rolled_over',
    'job_gone',
    'job_closed',
    'recognised',
    'removed_in_xpm',
    'changed_in_xpm',
    'invoiced',
    'twice_in_xpm',
    'differs',
    'keeps_failing',
  ])('include %s, for which the program sets an entry aside', (code) => {
    const cause = causeOf({ state: 'blocked', reason: code });
    expect(cause?.reasons).toContain(code);
  });

  it('are none for what goes by itself', () => {
    for (const state of ['queued', 'sending', 'uncertain', 'delivered'] as const) {
      expect(causeOf({ state, reason: null })).toBeNull();
    }
  });

  it('repeat what XPM said when it refused, once with its full stop', () => {
    const told = causeOf({ state: 'refused', reason: 'refused' })?.tell({
      ...values,
      refusal: 'The job is locked.',
    });
    expect(told).toBe('XPM refused: The job is locked. Change the entry or its work, or send it again.');
  });

  it('are all named', () => {
    expect(causeNames.toSorted()).toEqual(all.map(([name]) => name).toSorted());
  });

  it.each([
    ['refused', 'refused', true],
    ['blocked', 'keeps_failing', true],
    ['blocked', 'removed_in_xpm', true],
    ['blocked', 'changed_in_xpm', false],
    ['blocked', 'twice_in_xpm', false],
    ['blocked', 'invoiced', false],
    ['queued', null, false],
  ] as const)('let a %s entry for %s be sent again: %s', (state, reason, may) => {
    expect(maySendAgain({ state, reason })).toBe(may);
  });
});

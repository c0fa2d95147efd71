import { expect, it } from 'vitest';

import { type SetUpFacts, canWork, doneSteps, stepAfter, stepToOpen } from './set-up-facts.ts';

const fresh: SetUpFacts = {
  xpmConnected: false,
  ledgerConnected: false,
  staffRead: false,
  clientsRead: false,
  unmatched: 0,
  processes: 0,
  withoutTask: 0,
  hasDelivered: false,
};

const ready: SetUpFacts = {
  xpmConnected: true,
  ledgerConnected: true,
  staffRead: true,
  clientsRead: true,
  unmatched: 0,
  processes: 12,
  withoutTask: 0,
  hasDelivered: true,
};

it('begins with nothing done', () => {
  expect([...doneSteps(fresh)]).toEqual([]);
  expect(stepToOpen(null, doneSteps(fresh))).toBe('connect');
});

it('goes on where it was left', () => {
  const facts = { ...ready, unmatched: 2, hasDelivered: false };
  expect([...doneSteps(facts)]).toEqual(['connect', 'clients', 'processes']);
  expect(stepToOpen(null, doneSteps(facts))).toBe('people');
});

it('opens the step that was asked for, done or not', () => {
  expect(stepToOpen('clients', doneSteps(ready))).toBe('clients');
  expect(stepToOpen('nonsense', doneSteps(ready))).toBe('minute');
});

it('needs both connections', () => {
  expect(doneSteps({ ...ready, ledgerConnected: false }).has('connect')).toBe(false);
});

it('walks the steps in order', () => {
  expect(stepAfter('connect')).toBe('people');
  expect(stepAfter('minute')).toBeNull();
});

it('lets a practice work as soon as one process has its task', () => {
  expect(canWork(fresh)).toBe(false);
  expect(canWork({ ...ready, withoutTask: 12 })).toBe(false);
  expect(canWork({ ...ready, withoutTask: 11, ledgerConnected: false })).toBe(true);
});

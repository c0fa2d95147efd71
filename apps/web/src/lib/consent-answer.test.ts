import { expect, it } from 'vitest';

import { readConsentAnswer } from './consent-answer.ts';

const nothing = { connected: null, problem: null, names: null };

it('says what was connected', () => {
  expect(readConsentAnswer({ ...nothing, connected: 'xpm,ledger' })).toEqual({
    kind: 'connected',
    sentence: 'Xero Practice Manager and Xero are connected.',
  });
  expect(readConsentAnswer({ ...nothing, connected: 'ledger' })?.sentence).toBe('Xero is connected.');
});

it('says why nothing was, with the names meant', () => {
  expect(readConsentAnswer({ ...nothing, problem: 'several_practices', names: 'Harbour, Lane' })).toEqual({
    kind: 'problem',
    sentence: 'Several practices were allowed: Harbour, Lane. Connect again and allow one.',
  });
});

it('says nothing for an address that means nothing', () => {
  expect(readConsentAnswer(nothing)).toBeNull();
  expect(readConsentAnswer({ ...nothing, problem: 'made_up', connected: 'somewhere' })).toBeNull();
});

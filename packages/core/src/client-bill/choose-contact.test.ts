import { describe, expect, it } from 'vitest';

import { chooseContact, type ContactCandidate } from './choose-contact.ts';

const active: ContactCandidate = {
  xeroContactId: 'a',
  name: 'Rātā Trust',
  email: null,
  isActive: true,
  isMerged: false,
  isExact: true,
};
const archived = { ...active, xeroContactId: 'b', isActive: false };
const ownAlone = { clientName: 'Rātā Trust', isShared: () => false };

describe('chooseContact', () => {
  it('takes the one active contact of exactly that name, whatever is archived beside it', () => {
    expect(chooseContact({ ...ownAlone, candidates: [archived, active] })).toEqual({
      kind: 'found',
      contact: active,
    });
  });

  it('creates one when Xero has none', () => {
    expect(chooseContact({ ...ownAlone, candidates: [] })).toEqual({ kind: 'create' });
  });

  it.each([
    { state: 'archived', candidates: [archived] },
    { state: 'merged', candidates: [{ ...archived, isMerged: true }] },
    { state: 'missing', candidates: [{ ...active, name: 'Rata Trust', isExact: false }] },
  ])('asks a person when the only one is $state', ({ state, candidates }) => {
    expect(chooseContact({ ...ownAlone, candidates })).toEqual({
      kind: 'ask',
      resolution: { state, name: 'Rātā Trust' },
    });
  });

  it('asks which of two with one name', () => {
    const candidates = [active, { ...active, xeroContactId: 'c' }];
    expect(chooseContact({ ...ownAlone, candidates })).toEqual({
      kind: 'ask',
      resolution: { state: 'ambiguous', name: 'Rātā Trust', count: 2 },
    });
  });

  it('decides nothing by a name two clients share', () => {
    const shared = { clientName: 'Rātā Trust', isShared: () => true };
    expect(chooseContact({ ...shared, candidates: [active] })).toEqual({ kind: 'shared_name' });
    expect(chooseContact({ ...shared, candidates: [] })).toEqual({ kind: 'shared_name' });
  });

  it('never creates a contact without a name', () => {
    expect(chooseContact({ clientName: ' <> ', isShared: () => false, candidates: [] }).kind).toBe('ask');
  });
});

import { describe, expect, it } from 'vitest';

import { contactName, sameContactName } from './contact-name.ts';

describe('contactName', () => {
  it.each([
    ['  Smith   &  Sons ', 'Smith & Sons'],
    ['A <b>Trust', 'A bTrust'],
    ['Ra\u0304ta\u0304\u00a0Trust', 'Rātā Trust'],
    ['x'.repeat(300), 'x'.repeat(255)],
    [`${'x'.repeat(254)} y`, 'x'.repeat(254)],
  ])('tidies %j', (name, tidy) => {
    expect(contactName(name)).toBe(tidy);
    expect(contactName(tidy)).toBe(tidy);
  });

  it('refuses a name of nothing', () => {
    expect(() => contactName(' <> ')).toThrow(RangeError);
  });
});

describe('sameContactName', () => {
  it.each([
    ['Rātā Trust', 'RATA  trust', true],
    ['Café Ö', 'cafe o', true],
    ['Smith & Co', 'Smith and Co', false],
    ['Smith', 'Smithe', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(sameContactName(one, other)).toBe(same);
  });
});

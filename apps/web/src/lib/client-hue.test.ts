import { expect, it } from 'vitest';

import { clientHue, initials } from './client-hue.ts';

it('gives a client the same hue every time, and spreads clients over the hues', () => {
  const ids = Array.from({ length: 400 }, (_, index) => `client-${index}`);
  expect(ids.map(clientHue)).toEqual(ids.map(clientHue));
  expect(new Set(ids.map(clientHue)).size).toBe(8);
});

it.each([
  ['Kōwhai Holdings Ltd', 'KH'],
  ['O’Brien Family Trust', 'OF'],
  ['Smith, A. & B.', 'SA'],
  ['Ōtautahi', 'ŌT'],
  ['', '?'],
])('makes initials of %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

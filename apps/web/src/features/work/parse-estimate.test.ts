import { expect, it } from 'vitest';

import { parseEstimate } from './parse-estimate.ts';

it.each([
  ['6', 360],
  ['40', 2_400],
  ['6:30', 390],
  ['1,5', 90],
  ['90 m', 90],
  ['', null],
])('reads %s', (text, minutes) => {
  expect(parseEstimate(text)).toEqual({ ok: true, minutes });
});

it.each(['six', '1:75', '-2', '99999h'])('refuses %s with a sentence', (text) => {
  expect(parseEstimate(text)).toMatchObject({ ok: false });
});

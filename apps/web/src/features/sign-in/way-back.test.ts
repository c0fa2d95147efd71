import { expect, it } from 'vitest';

import { wayBack } from './way-back.ts';

it('goes back to the page that was asked for, with its filters', () => {
  expect(wayBack('/link-review?item=1')).toBe('/link-review?item=1');
});

it('goes home when nothing was asked for', () => {
  expect(wayBack(null)).toBe('/');
});

it('never leads out of the product', () => {
  for (const asked of ['https://elsewhere.test', '//elsewhere.test', '/\\elsewhere.test', 'javascript:1']) {
    expect(wayBack(asked)).toBe('/');
  }
});

it('never leads back to the sign-in itself', () => {
  expect(wayBack('/sign-in?back=%2Fwork')).toBe('/');
});

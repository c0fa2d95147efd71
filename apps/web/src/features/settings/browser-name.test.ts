import { expect, it } from 'vitest';

import { browserName } from './browser-name.ts';

it('names browser and system', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0';
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1';
  expect(browserName(edge)).toBe('Edge on Windows');
  expect(browserName(phone)).toBe('Safari on iPhone');
});

it('names what is no browser a program', () => {
  expect(browserName('curl/8.5')).toBe('A program');
  expect(browserName(null)).toBe('A program');
});

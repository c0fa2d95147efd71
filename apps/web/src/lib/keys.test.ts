import { expect, it } from 'vitest';

import { type KeyEntry, keys, keysByScope } from './keys.ts';

const all: readonly KeyEntry[] = Object.values(keys);

it('never gives one key two meanings in one place', () => {
  const places = all.map(({ scope, key }) => `${scope} ${key}`);
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
});

it('never lets a key of a page mean something else everywhere', () => {
  const everywhere = new Set(all.filter(({ scope }) => scope === 'Everywhere').map(({ key }) => key));
  expect(all.filter(({ scope, key }) => scope !== 'Everywhere' && everywhere.has(key))).toEqual([]);
});

it('takes no key the browser needs', () => {
  const browser = ['mod+R', 'mod+L', 'mod+T', 'mod+W', 'mod+D', 'mod+F', 'alt+ArrowLeft', 'alt+ArrowRight'];
  expect(all.filter(({ key }) => browser.includes(key))).toEqual([]);
});

it('lists every key once for the sheet', () => {
  expect(keysByScope().flatMap(({ entries }) => entries)).toHaveLength(all.length);
});

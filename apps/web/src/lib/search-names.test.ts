import { describe, expect, it } from 'vitest';

import { indexNames, searchNames } from './search-names.ts';

const names = [
  'Kōwhai Holdings Ltd',
  'O’Brien Family Trust',
  'Smith, A. & B.',
  'Pōhutukawa Café',
  'Blacksmith Holdings',
  'J-2417 · 2026 Tax return',
];
const index = indexNames(names, (name) => name);

describe('searchNames', () => {
  it.each([
    ['kowhai', 'Kōwhai Holdings Ltd'],
    ["o'brien", 'O’Brien Family Trust'],
    ['cafe poh', 'Pōhutukawa Café'],
    ['2417', 'J-2417 · 2026 Tax return'],
    ['TAX 2026', 'J-2417 · 2026 Tax return'],
  ])('finds by %s', (typed, found) => {
    expect(searchNames(index, typed, 5)).toEqual([found]);
  });

  it('puts names whose words begin so before names that only hold it', () => {
    expect(searchNames(index, 'smith', 5)).toEqual(['Smith, A. & B.', 'Blacksmith Holdings']);
  });

  it('gives the first ones when nothing is typed, and none when nothing fits', () => {
    expect(searchNames(index, ' ', 2)).toEqual(names.slice(0, 2));
    expect(searchNames(index, 'kowhai smith', 5)).toEqual([]);
  });
});

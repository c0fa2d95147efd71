import { expect, test } from 'vitest';

import { overlappingCursor } from './overlapping-cursor.ts';

const noon = '2026-11-18T12:00:00.000Z';
const later = '2026-11-18T12:00:05.000Z';

test('reads the last moment again, for rows that did not fit', () => {
  const page = { items: [{ at: later }, { at: noon }], nextCursor: noon };
  expect(overlappingCursor(page)).toBe('2026-11-18T12:00:00.001Z');
});

test('goes on past a moment that fills a page', () => {
  expect(overlappingCursor({ items: [{ at: noon }, { at: noon }], nextCursor: noon })).toBe(noon);
});

test('ends where the list ends', () => {
  expect(overlappingCursor({ items: [{ at: noon }], nextCursor: null })).toBeUndefined();
});

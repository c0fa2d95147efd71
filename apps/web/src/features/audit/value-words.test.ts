import { expect, test } from 'vitest';

import { valueWords } from './value-words.ts';

const context = {
  timeZone: 'Pacific/Auckland',
  today: '2026-11-18',
  now: new Date('2026-11-18T01:00:00Z'),
  names: new Map([['7f3a0c11-0000', 'Mei Tanaka']]),
};

test('reads values as people do', () => {
  const read = (field: string, value: unknown) => valueWords(field, value, context);
  expect(read('minutes', 72)).toBe('1:12');
  expect(read('totalCents', 431250)).toBe('4,312.50');
  expect(read('dueDate', '2026-12-20')).toBe('20 Dec');
  expect(read('startedAt', '2026-11-17T20:02:00Z')).toBe('09:02');
  expect(read('state', 'needs_review')).toBe('to review');
  expect(read('roles', ['staff', 'admin'])).toBe('staff, admin');
  expect(read('autoLink', false)).toBe('no');
  expect(read('note', null)).toBe('—');
});

test('names whom and what it knows, and shortens the id of others', () => {
  expect(valueWords('assignedTo', '7f3a0c11-0000', context)).toBe('Mei Tanaka');
  expect(valueWords('assignedTo', 'da2943d4-1f4f-4c5b', context)).toBe('da2943d4…');
});

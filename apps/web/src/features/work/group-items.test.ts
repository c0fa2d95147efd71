import { expect, it } from 'vitest';

import { groupItems } from './group-items.ts';

const item = (id: string, dueDate: string, clientName = 'Tui') => ({
  id,
  dueDate,
  clientName,
  processName: 'BAS',
  link: { state: 'linked' as const },
});
const wednesday = '2026-11-18';
const shape = (groups: ReturnType<typeof groupItems>) =>
  groups.map(({ name, items }) => [name, ...items.map(({ id }) => id)]);

it('puts late work first, then this week to its Sunday, then the rest, each by due date and client', () => {
  const items = [
    item('later', '2026-11-23'),
    item('sunday', '2026-11-22'),
    item('late', '2026-11-17'),
    item('today z', wednesday, 'Zephyr'),
    item('today k', wednesday, 'Kōwhai'),
  ];
  expect(shape(groupItems(items, 'due', wednesday))).toEqual([
    ['Overdue', 'late'],
    ['This week', 'today k', 'today z', 'sunday'],
    ['Later', 'later'],
  ]);
});

it('shows what needs somebody before what is linked', () => {
  const items = [item('a', wednesday), { ...item('b', wednesday), link: { state: 'needs_review' as const } }];
  expect(shape(groupItems(items, 'link', wednesday))).toEqual([
    ['To review', 'b'],
    ['Linked', 'a'],
  ]);
});

it('lists clients by name', () => {
  const items = [item('a', wednesday, 'Tui'), item('b', wednesday, 'Kōwhai')];
  expect(shape(groupItems(items, 'client', wednesday))).toEqual([
    ['Kōwhai', 'b'],
    ['Tui', 'a'],
  ]);
});

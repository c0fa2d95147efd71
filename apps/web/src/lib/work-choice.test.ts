import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';

import { choicesOf, findWork } from './work-choice.ts';

const wanted = '6b2f5b1e-0000-4000-8000-000000000001';

it('finds a work item in the pages of a list, with the job it is linked to', () => {
  const queryClient = new QueryClient();
  const item = {
    id: wanted,
    title: 'Tax return',
    clientId: 'c1',
    clientName: 'Kōwhai Holdings Ltd',
    link: { xpmJobNumber: 'J-2417' },
  };
  queryClient.setQueryData(['work'], { pages: [{ items: [] }, { items: [item] }], pageParams: [] });
  expect(findWork(queryClient, wanted)).toEqual({
    workItemId: wanted,
    title: 'Tax return',
    clientId: 'c1',
    clientName: 'Kōwhai Holdings Ltd',
    xpmJobNumber: 'J-2417',
  });
});

it('finds it in time entries, and gives null for what no list named', () => {
  const queryClient = new QueryClient();
  const entry = {
    id: 'e',
    workItemId: wanted,
    workTitle: 'BAS',
    clientId: 'c',
    clientName: 'Tui',
    xpmJobNumber: null,
  };
  queryClient.setQueryData(['entries'], [entry]);
  expect(findWork(queryClient, wanted)?.title).toBe('BAS');
  expect(findWork(queryClient, 'e')).toBeNull();
});

it('offers the five pieces of work worked on last before the rest, each once', () => {
  const entry = (workItemId: string, workDate: string) => ({
    workItemId,
    workTitle: workItemId,
    clientId: 'c',
    clientName: 'Tui',
    xpmJobNumber: null,
    workDate,
    startedAt: null,
  });
  const entries = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => entry(id, `2026-11-1${index}`));
  const items = ['f', 'g'].map((id) => ({
    id,
    title: id,
    clientId: 'c',
    clientName: 'Tui',
    link: { xpmJobNumber: null },
  }));
  const ids = choicesOf([...entries, entry('a', '2026-11-09')], items).map(({ workItemId }) => workItemId);
  expect(ids).toEqual(['f', 'e', 'd', 'c', 'b', 'g']);
});

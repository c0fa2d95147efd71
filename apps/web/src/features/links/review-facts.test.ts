import { expect, it } from 'vitest';

import { type Candidate, type WorkItem, choicesOf, groupOf, queueOf, ticksOf } from './review-facts.ts';

const untouched = { decided: new Set<string>(), reopened: new Set<string>() };

function item(id: string, link: Partial<WorkItem['link']>, dueDate = '2026-11-20'): WorkItem {
  return {
    id,
    clientId: 'c',
    clientName: 'O’Brien Family Trust',
    processId: 'p',
    processName: 'Tax return',
    title: 'Tax return',
    dueDate,
    year: null,
    assignedTo: null,
    estimateMinutes: null,
    minutesRecorded: 0,
    running: [],
    rolledOverFromDueDate: null,
    link: {
      state: 'unlinked',
      decidedBy: null,
      decidedByName: null,
      decidedAt: null,
      reason: 'no_job_for_year',
      sentence: '',
      xpmJobNumber: null,
      xpmJobTaskUuid: null,
      jobName: null,
      jobIsOpen: null,
      taskName: null,
      ...link,
    },
  };
}

function ids(items: readonly WorkItem[]): readonly string[] {
  return items.map(({ id }) => id);
}

const ambiguous = { state: 'needs_review', reason: 'two_jobs' } as const;
const byHand = { decidedBy: 'staff', reason: 'unlinked_by_staff' } as const;

it('asks first where jobs fit, then where none does, unmapped processes last, each by due date', () => {
  const items = [
    item('unmapped', { reason: 'no_mapping' }, '2026-11-01'),
    item('none', {}, '2026-11-02'),
    item('later', ambiguous, '2026-12-01'),
    item('sooner', ambiguous, '2026-11-20'),
  ];
  expect(ids(queueOf(items, untouched))).toEqual(['sooner', 'later', 'none', 'unmapped']);
  expect(items.map(groupOf)).toEqual(['no_task', 'no_job', 'to_review', 'to_review']);
});

it('leaves alone what a person unlinked and what a rule links in a moment', () => {
  const items = [item('by hand', byHand), item('soon', { reason: 'links_soon' })];
  expect(queueOf(items, untouched)).toEqual([]);
});

it('lets a decided item go at once, and brings a taken-back one again', () => {
  const items = [item('a', ambiguous), item('b', byHand)];
  expect(ids(queueOf(items, { decided: new Set(['a']), reopened: new Set(['b']) }))).toEqual(['b']);
});

const candidate: Candidate = {
  xpmJobNumber: 'J-2398',
  jobName: '2026 Tax return',
  state: 'In progress',
  startDate: null,
  dueDate: null,
  xpmJobTaskUuid: 'task',
  taskName: 'Tax return',
  fits: true,
  because: 'same client, task present',
  best: true,
};

it('lets only fitting jobs with a task be chosen', () => {
  const closed = { ...candidate, xpmJobNumber: 'J-2102', fits: false };
  const taskless = { ...candidate, xpmJobNumber: 'J-2440', xpmJobTaskUuid: null };
  expect(choicesOf([candidate, closed, taskless])).toEqual([candidate]);
});

it('shows each reason as its own tick', () => {
  expect(ticksOf(candidate)).toEqual(['Same client', 'Task present']);
});

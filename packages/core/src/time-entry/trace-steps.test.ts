import { describe, expect, it } from 'vitest';

import { traceSteps } from './trace-steps.ts';
import type { TimeEntryView } from './view.ts';

const delivery = {
  deliveryId: 'd',
  state: 'delivered',
  reason: null,
  sentence: 'In XPM since 10:41, answered equal.',
  xpmTimeUuid: 't',
  at: '2026-11-18T10:41:00.000Z',
} as const;
const arrived: TimeEntryView = {
  id: 'e',
  staffId: 's',
  staffName: 'Mei Tanaka',
  workItemId: 'w',
  workTitle: 'Tax return',
  clientId: 'c',
  clientName: 'Kōwhai Holdings Ltd',
  xpmJobNumber: 'J-2417',
  taskName: 'Tax return',
  workDate: '2026-11-18',
  startedAt: null,
  stoppedAt: null,
  minutes: 48,
  note: '',
  goesToXpm: true,
  removed: false,
  delivery,
};
const around = { isConnected: true, autoLink: true, isPaused: false };
const waiting = { ...delivery, xpmTimeUuid: null, sentence: 'Why.' };

describe('traceSteps', () => {
  it('ticks every station of an entry that arrived', () => {
    expect(traceSteps(arrived, around).every((step) => step.state === 'done')).toBe(true);
  });

  it.each<[string, Partial<TimeEntryView>, Partial<typeof around>, object]>([
    [
      'a timer without work',
      {
        workItemId: null,
        xpmJobNumber: null,
        delivery: { ...waiting, state: 'unlinked', reason: 'no_work_item' },
      },
      {},
      { name: 'work_item', fix: 'choose_work' },
    ],
    [
      'work whose process may not be mapped',
      { xpmJobNumber: null, delivery: { ...waiting, state: 'unlinked', reason: 'not_linked' } },
      {},
      { name: 'link', fix: 'choose_job' },
    ],
    [
      'auto-link that is off',
      { xpmJobNumber: null, delivery: { ...waiting, state: 'unlinked', reason: 'not_linked' } },
      { autoLink: false },
      { name: 'link', fix: 'turn_on_auto_link' },
    ],
    [
      'a member without an XPM person',
      { delivery: { ...waiting, state: 'blocked', reason: 'no_xpm_person' } },
      {},
      { name: 'staff', fix: 'link_staff' },
    ],
    [
      'a member whose XPM person is gone',
      { delivery: { ...waiting, state: 'blocked', reason: 'xpm_person_gone' } },
      {},
      { name: 'staff', fix: 'link_staff' },
    ],
    [
      'a closed job',
      { delivery: { ...waiting, state: 'blocked', reason: 'job_closed' } },
      {},
      { name: 'job', fix: 'move' },
    ],
    [
      'a lost connection',
      { delivery: { ...waiting, state: 'queued', reason: 'not_connected' } },
      { isConnected: false },
      { name: 'connection', fix: 'reconnect' },
    ],
    ...['changed_in_xpm', 'removed_in_xpm', 'invoiced', 'twice_in_xpm', 'differs', 'recognised'].map(
      (reason): [string, Partial<TimeEntryView>, Partial<typeof around>, object] => [
        reason,
        { delivery: { ...waiting, state: 'blocked', reason } },
        {},
        { name: 'confirmed', fix: 'reconcile' },
      ],
    ),
    [
      'work that came over into another year',
      { delivery: { ...waiting, state: 'blocked', reason: 'rolled_over' } },
      {},
      { name: 'work_item', fix: 'choose_work' },
    ],
    [
      'a locked period',
      {
        delivery: {
          ...waiting,
          state: 'refused',
          reason: 'refused',
          sentence: 'XPM refused: 30 Sep is inside the locked period.',
        },
      },
      {},
      { name: 'period', fix: 'send_again' },
    ],
    [
      'what keeps failing',
      { delivery: { ...waiting, state: 'blocked', reason: 'keeps_failing' } },
      {},
      { name: 'sent', fix: 'send_again' },
    ],
    [
      'a refusal',
      { delivery: { ...waiting, state: 'refused', reason: 'refused' } },
      {},
      { name: 'sent', fix: 'send_again' },
    ],
  ])('stops at %s, with the one thing to do', (...[, change, other, step]) => {
    const steps = traceSteps({ ...arrived, ...change }, { ...around, ...other });
    const at = steps.findIndex(({ state }) => state === 'failed');
    expect(steps[at]).toMatchObject(step);
    expect(steps.slice(0, at).every(({ state }) => state === 'done')).toBe(true);
    expect(steps.slice(at + 1).every(({ state }) => state === 'open')).toBe(true);
  });

  it('waits, without blaming anybody, for what goes by itself', () => {
    const steps = traceSteps({ ...arrived, delivery: { ...waiting, state: 'queued', reason: null } }, around);
    expect(steps.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(steps.find(({ state }) => state === 'waiting')?.name).toBe('sent');
  });

  it('waits at the quota while XPM rests', () => {
    const queued = { ...arrived, delivery: { ...waiting, state: 'queued', reason: null } } as const;
    const steps = traceSteps(queued, { ...around, isPaused: true });
    expect(steps.find(({ state }) => state === 'waiting')).toMatchObject({ name: 'quota', sentence: 'Why.' });
  });
});

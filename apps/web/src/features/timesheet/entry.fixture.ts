import type { TimeEntry } from '../../lib/use-change-entry.ts';

/** A delivered entry of one hour on a Monday; the tests change what matters to them. */
export function entryOf(change: Partial<TimeEntry> = {}): TimeEntry {
  return {
    id: 'e1',
    staffId: 's1',
    staffName: 'Mei Tanaka',
    workItemId: 'w1',
    workTitle: 'Tax return',
    clientId: 'c1',
    clientName: 'Kōwhai Holdings Ltd',
    xpmJobNumber: 'J-2417',
    taskName: 'Tax return',
    workDate: '2026-11-16',
    startedAt: null,
    stoppedAt: null,
    minutes: 60,
    note: '',
    goesToXpm: true,
    removed: false,
    delivery: {
      deliveryId: 'd1',
      state: 'delivered',
      reason: null,
      sentence: 'In XPM since 09:14:07, answered equal.',
      xpmTimeUuid: 'x1',
      at: '2026-11-16T00:00:00Z',
    },
    ...change,
  };
}

/** As `entryOf`, in another delivery state. */
export function entryIn(state: TimeEntry['delivery']['state'], change: Partial<TimeEntry> = {}): TimeEntry {
  const entry = entryOf(change);
  return { ...entry, delivery: { ...entry.delivery, state } };
}

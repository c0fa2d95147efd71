import type { QueryClient } from '@tanstack/react-query';
import { chargedMinutes } from '@throughline/core/time-entry/round-minutes';

import { dayOfInstant } from './instants.ts';
import { serverNow } from './server-clock.ts';
import type { Membership, Practice } from './session.ts';
import type { SavedTime } from './timer-memory.ts';
import type { Outputs } from './trpc.ts';
import { findWork, workFields } from './work-choice.ts';

export type RunningTimer = NonNullable<Outputs['timer']['current']>;
export type Person = {
  readonly membership: Membership;
  readonly name: string;
  readonly practice: Practice;
};

export type Start = { readonly workItemId?: string | undefined; readonly note?: string | undefined };

const startingPrefix = 'starting ';
const dayMinutes = 1_440;

/** True until the server has answered a start made here. */
export function isStarting(timer: { readonly id: string }): boolean {
  return timer.id.startsWith(startingPrefix);
}

/** The timer as the server will most likely answer it; what it alone knows is still open. */
export function comingTimer(
  queryClient: QueryClient,
  { workItemId, note }: Start,
  person: Person,
): RunningTimer {
  const work = workItemId ? findWork(queryClient, workItemId) : null;
  const startedAt = new Date(serverNow()).toISOString();
  return {
    id: `${startingPrefix}${startedAt}`,
    staffId: person.membership.staffId ?? '',
    staffName: person.name,
    ...workFields(work),
    workItemId: workItemId ?? null,
    taskName: null,
    workDate: dayOfInstant(startedAt, person.practice.timeZone),
    startedAt,
    stoppedAt: null,
    minutes: null,
    note: note ?? '',
    goesToXpm: Boolean(work?.xpmJobNumber),
    removed: false,
    delivery: {
      deliveryId: null,
      state: 'unlinked',
      reason: 'running',
      sentence: '',
      xpmTimeUuid: null,
      at: null,
    },
  };
}

/** What stopping the timer now will save, rounded after the practice's rule. */
export function savedTime(
  running: RunningTimer,
  { timeIncrementMinutes, rounding }: Pick<Practice, 'timeIncrementMinutes' | 'rounding'>,
): SavedTime {
  const seconds = running.startedAt ? (serverNow() - Date.parse(running.startedAt)) / 1_000 : 0;
  const charged = chargedMinutes(Math.max(0, Math.floor(seconds)), timeIncrementMinutes, rounding);
  return {
    entryId: running.id,
    workItemId: running.workItemId,
    note: running.note,
    what: running.workTitle ?? (running.note === '' ? 'a timer without work' : running.note),
    workDate: running.workDate,
    minutes: Math.min(charged, dayMinutes),
  };
}

import { clockTimeOn } from '@throughline/core/clock/clock-time';
import { createTimeEntry } from '@throughline/core/time-entry/create-time-entry';

import type { DemoWorkItem } from './make-work-items.ts';
import type { Scene } from './scene.ts';
import { type PlannedTime, plannedTime, workDays } from './week-plan.ts';

/** A person's week goes round this many pieces of work. */
const worksMax = 6;

/** Writes down what Mei and Tom worked since Monday of last week. @returns how many entries */
export async function makeTimeEntries(scene: Scene, workItems: readonly DemoWorkItem[]): Promise<number> {
  const days = workDays(scene.today, scene.financialYearStart);
  let count = 0;
  for (const who of ['mei', 'tom'] as const) {
    const own = workItems.filter(({ assignedTo }) => assignedTo?.staffId === scene.members[who].staffId);
    const works = own.filter(({ link }) => link.state === 'linked').slice(0, worksMax);
    for (const [dayIndex, workDate] of days.entries()) {
      for (const time of plannedTime(who, dayIndex)) {
        const workItem = works[time.work % Math.max(works.length, 1)];
        if (workItem && (await writeDown(scene, { who, workDate, time, workItemId: workItem.id })))
          count += 1;
      }
    }
  }
  return count + (await writeDownOddments(scene, { workItems, days }));
}

type Stretch = {
  readonly who: 'mei' | 'tom';
  readonly workDate: string;
  readonly time: PlannedTime;
  readonly workItemId: string;
};

/** @returns false for time that is not over yet, of which nothing is written */
async function writeDown(scene: Scene, { who, workDate, time, workItemId }: Stretch): Promise<boolean> {
  const { start, minutes, note } = time;
  const startedAt = clockTimeOn(workDate, start, scene.timeZone);
  const ctx = scene.as(who, 'timeEntry.create');
  if (startedAt.getTime() + minutes * 60_000 > ctx.now.getTime()) return false;
  await createTimeEntry(ctx, { workItemId, workDate, minutes, note, startedAt: startedAt.toISOString() });
  return true;
}

type Oddments = { readonly workItems: readonly DemoWorkItem[]; readonly days: readonly string[] };

/** What a timesheet has beside the rule: time without clock times, without work, and on work without a job. */
async function writeDownOddments(scene: Scene, { workItems, days }: Oddments): Promise<number> {
  const mei = scene.members.mei.staffId;
  const own = workItems.filter(({ assignedTo }) => assignedTo?.staffId === mei);
  const linked = own.find(({ link }) => link.state === 'linked');
  const withoutJob = own.find(({ link }) => link.state !== 'linked');
  const [today = scene.today, before = today] = days.toReversed();
  const oddments = [
    { workDate: today, minutes: 24, note: 'E-mails', workItemId: linked?.id ?? null },
    { workDate: before, minutes: 18, note: 'A client rang back', workItemId: null },
    { workDate: before, minutes: 30, note: '', workItemId: withoutJob?.id ?? null },
  ];
  for (const entry of oddments) await createTimeEntry(scene.as('mei', 'timeEntry.create'), entry);
  return oddments.length;
}

import { z } from 'zod';

import type { NightRun } from '../night/records.ts';
import { catchUpNights, runNight } from '../night/run-night.ts';
import { addDays, dayIn } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { practiceToday } from '../xpm/look-up.ts';

/** How the overnight import is asked for. */
export const NightRequest = z.strictObject({
  /** Moves the clock to just after the practice's next midnight first, so that the day is really over. */
  advance: z.boolean().default(false),
});
export type NightRequest = z.infer<typeof NightRequest>;

/** What a night did, and what the sandbox clock reads now. */
export interface NightAnswer extends NightRun {
  readonly now: string;
}

/** Runs the import for the practice day of the sandbox clock, or, with `advance`, ends that day first. */
export function nightByHand(world: World, { advance }: NightRequest): NightAnswer {
  catchUpNights(world);
  const day = practiceToday(world);
  if (advance) world.clock.setNow(justAfterMidnight(world, day));
  const invoices = runNight(world, day);
  if (advance) world.tables.practice.put({ ...theOnly(world.tables.practice), lastNight: day });
  return { day, now: world.clock.now().toISOString(), invoices };
}

const minute = 60_000;

/** First whole minute of the day after `day` where the practice is, plus one. */
function justAfterMidnight(world: World, day: string): Date {
  const { timeZone } = theOnly(world.tables.practice);
  const next = addDays(day, 1);
  let instant = Date.parse(`${day}T00:00:00Z`) - 14 * 60 * minute;
  while (dayIn(timeZone, new Date(instant)) < next) instant += 15 * minute;
  return new Date(instant + minute);
}

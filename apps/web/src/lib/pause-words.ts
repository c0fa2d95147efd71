import { counted } from './format.ts';
import { when } from './instants.ts';
import type { Outputs } from './trpc.ts';

type DeliverySummary = Outputs['delivery']['summary'];

type Side = Pick<DeliverySummary['connections'][number], 'kind' | 'reason' | 'waiting'>;

/** Times as people read them: "10:44", "19 Nov 10:00". */
export type PauseTimes = {
  readonly until: string;
  /** Since when it has not answered. */
  readonly since: string | null;
  /** When all that waits will have gone. */
  readonly doneBy: string | null;
};

export const sideNames = { xpm: 'XPM', ledger: 'Xero' } as const satisfies Record<Side['kind'], string>;

/** Why one side rests, until when, what waits, and that nobody needs to do anything. */
export function pauseWords({ kind, reason, waiting }: Side, times: PauseTimes): string {
  const side = sideNames[kind];
  if (reason === 'outage') {
    const silent =
      times.since === null ? `${side} is not answering.` : `${side} has not answered since ${times.since}.`;
    return `${silent} One try a minute. ${queueWords(waiting, times.doneBy)}`;
  }
  if (reason === 'day')
    return `Today’s calls to ${side} are used up. What waits goes after ${times.until}, oldest first.`;
  return `${side} asked us to wait until ${times.until}. Nothing is needed from you.`;
}

function queueWords(waiting: number, doneBy: string | null): string {
  if (waiting === 0) return 'Nothing waits for it.';
  const waits = `${counted(waiting, 'entry waits', 'entries wait')}`;
  return doneBy === null
    ? `${waits} and will go by themselves.`
    : `${waits}, all sent by about ${doneBy} if it answers then.`;
}

/** While what a restored database forgot is looked for. */
export const lookingWords =
  'The database was brought back to an earlier moment. XPM is read first for what had gone by then, so that nothing is sent twice; after that everything goes on by itself.';

/** The times of a pause in the practice's own time. */
export function pauseTimes(
  side: Pick<DeliverySummary['connections'][number], 'pausedUntil' | 'silentSince' | 'estimatedDoneAt'>,
  { timeZone, now }: { readonly timeZone: string; readonly now: Date },
): PauseTimes {
  const told = (instant: string | null) => instant && when(instant, timeZone, now);
  return {
    until: told(side.pausedUntil) ?? '',
    since: told(side.silentSince),
    doneBy: told(side.estimatedDoneAt),
  };
}

import type { DeliverySummary } from './filters.ts';

type Side = Pick<DeliverySummary['connections'][number], 'kind' | 'reason'>;

export const sideNames = { xpm: 'XPM', ledger: 'Xero' } as const satisfies Record<Side['kind'], string>;

/**
 * Why one side rests, until when, and that nobody needs to do anything.
 *
 * @param until "10:44" or "19 Nov 10:00", in the practice's time
 */
export function pauseWords({ kind, reason }: Side, until: string): string {
  const side = sideNames[kind];
  if (reason === 'outage')
    return `${side} is not answering. What waits for it is kept here and sends by itself; one try a minute, the next at ${until}.`;
  if (reason === 'day')
    return `Today’s calls to ${side} are used up. What waits goes after ${until}, oldest first.`;
  return `${side} asked us to wait until ${until}. Nothing is needed from you.`;
}

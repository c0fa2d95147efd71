import { Button } from '@mantine/core';

import { EmptyLine } from '../../components/empty-line.tsx';
import { when } from '../../lib/instants.ts';
import { useNow, usePractice } from '../../lib/session.ts';
import type { DeliveryFilter, DeliverySummary } from './filters.ts';

const sentences = {
  all: 'Nothing has been sent yet. Time goes to XPM by itself as soon as a timer stops.',
  needs: 'All quiet. Nothing needs you.',
  checking: 'Nothing has to be looked up.',
  waiting: 'Nothing waits.',
  sending: 'Nothing is on its way this moment.',
  unlinked: 'All time has its job.',
  arrived: 'Nothing has arrived yet.',
} as const satisfies Record<DeliveryFilter, string>;

type NothingHereProps = {
  readonly filter: DeliveryFilter;
  readonly summary: DeliverySummary | undefined;
  readonly onShowAll: () => void;
};

/** What an empty list means, with the time of the last delivery. */
export function NothingHere({ filter, summary, onShowAll }: NothingHereProps) {
  const { timeZone } = usePractice();
  const now = new Date(useNow());
  const lastAt = summary?.lastDeliveredAt ?? null;
  const last = lastAt === null || filter === 'arrived' ? '' : ` Last sent ${when(lastAt, timeZone, now)}.`;
  return (
    <EmptyLine sentence={`${sentences[filter]}${last}`}>
      {filter === 'all' ? null : (
        <Button variant="default" onClick={onShowAll}>
          Show everything
        </Button>
      )}
    </EmptyLine>
  );
}

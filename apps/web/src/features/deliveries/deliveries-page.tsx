import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { clockTime } from '../../lib/instants.ts';
import { useHasRole, usePractice } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useUrlChoice } from '../../lib/url-filter.ts';
import { DeliveryChips } from './filter-chips.tsx';
import { deliveryFilters } from './filters.ts';
import { HeldList } from './held-list.tsx';
import { NothingHere } from './nothing-here.tsx';
import { Pauses } from './pauses.tsx';
import { Quotas } from './quotas.tsx';
import { RefreshLists } from './refresh-lists.tsx';
import { useDeliveries } from './use-deliveries.ts';

import css from './deliveries.module.css';

/** The calls left in a minute grow by themselves; nobody announces that. */
const summaryEveryMs = 20_000;

/** Everything on its way to XPM and Xero, and what became of it; rows stand still while it changes. */
export function DeliveriesPage() {
  const trpc = useTRPC();
  const { timeZone } = usePractice();
  const watchesCalls = useHasRole('admin', 'accounts');
  const [filter, setFilter] = useUrlChoice('state', deliveryFilters);
  const { data: summary } = useQuery(
    trpc.delivery.summary.queryOptions(undefined, { refetchInterval: summaryEveryMs }),
  );
  const query = useDeliveries(filter);
  // XPM first: it carries the most.
  const sides = (summary?.connections ?? []).toSorted((a, b) => b.kind.localeCompare(a.kind));
  return (
    <Page title="Deliveries" actions={<RefreshLists />}>
      <div className={css['summary']}>
        <DeliveryChips summary={summary} chosen={filter} onChoose={setFilter} />
        {watchesCalls ? <Quotas sides={sides} /> : null}
      </div>
      <Pauses sides={sides} />
      <Panel padding="bare">
        <QueryRegion
          query={query}
          skeleton={<SkeletonRows tall rows={8} />}
          showing={clockTime(new Date(query.readAt).toISOString(), timeZone)}
          isEmpty={(deliveries) => deliveries.length === 0}
          empty={<NothingHere filter={filter} summary={summary} onShowAll={() => setFilter('all')} />}
        >
          {(deliveries) => (
            <HeldList deliveries={deliveries} scope={query.isPlaceholderData ? 'former' : filter} />
          )}
        </QueryRegion>
      </Panel>
      {query.hasOlder ? (
        <Button
          variant="default"
          className={css['older'] ?? ''}
          onClick={query.readOlder}
          loading={query.isReadingOlder}
        >
          Show older ones
        </Button>
      ) : null}
    </Page>
  );
}

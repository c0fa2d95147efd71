import { Button } from '@mantine/core';
import { useState } from 'react';

import { EmptyLine } from '../../components/empty-line.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { AuditList } from './audit-list.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useAuditFilters } from './use-audit-filters.ts';
import { useAudit } from './use-audit.ts';

const shownStep = 100;

/** Who did what, when, and what it was before. */
export function AuditPage() {
  const filters = useAuditFilters();
  const query = useAudit(filters.values);
  const [shownMax, setShownMax] = useState(shownStep);
  const shown = query.data?.slice(0, shownMax);
  const hasMore = query.hasMore || (query.data?.length ?? 0) > shownMax;
  const showMore = () => {
    setShownMax(shownMax + shownStep);
    if (query.hasMore && (query.data?.length ?? 0) < shownMax + shownStep) query.showMore();
  };
  return (
    <Page title="Audit">
      <FilterBar filters={filters} />
      <Panel padding="bare">
        <QueryRegion
          query={{ ...query, data: shown }}
          isEmpty={(events) => events.length === 0}
          empty={<NothingHere isFiltered={filters.isAny} onClear={filters.clear} />}
        >
          {(events) => <AuditList events={events} filters={filters} />}
        </QueryRegion>
      </Panel>
      {hasMore ? (
        <Button
          variant="default"
          style={{ alignSelf: 'center' }}
          loading={query.isReadingMore}
          onClick={showMore}
        >
          Show older
        </Button>
      ) : null}
    </Page>
  );
}

function NothingHere(props: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  if (!props.isFiltered) return <EmptyLine sentence="Nothing has been done yet." />;
  return (
    <EmptyLine sentence="Nothing here with these filters.">
      <Button variant="default" onClick={props.onClear}>
        Clear
      </Button>
    </EmptyLine>
  );
}

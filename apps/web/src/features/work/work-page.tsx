import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Suspense, lazy } from 'react';

import { EmptyLine } from '../../components/empty-line.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { tip } from '../../components/tip.ts';
import { ViewSwitch } from '../../components/view-switch.tsx';
import { useKey } from '../../lib/use-key.ts';
import { AutoLinkStrip } from './auto-link-strip.tsx';
import { FilterMenus } from './filter-menus.tsx';
import { SearchField } from './search-field.tsx';
import { TodayPanel } from './today-panel.tsx';
import { type WorkActions, useWorkActions } from './use-work-actions.ts';
import { type WorkFilters, useWorkFilters, useWorkItems } from './use-work-items.ts';
import { WorkList } from './work-list.tsx';

const WorkDialogs = lazy(() => import('./work-dialogs.tsx'));

/** What there is to do, by due date; one click starts the timer. */
export function WorkPage() {
  const filters = useWorkFilters();
  const query = useWorkItems(filters);
  const actions = useWorkActions();
  useKey('create', () => actions.ask({ kind: 'new' }), { label: 'New work item' });
  return (
    <Page
      title="Work"
      views={
        <ViewSwitch
          label="Whose work"
          options={[
            { value: 'mine', label: 'Mine' },
            { value: 'team', label: 'Team' },
          ]}
          value={filters.whose}
          onChange={filters.setWhose}
        />
      }
      actions={<HeadActions filters={filters} actions={actions} />}
    >
      <TodayPanel onOpen={actions.openTrace} />
      <AutoLinkStrip />
      <Panel padding="bare">
        <QueryRegion
          query={query}
          isEmpty={(items) => items.length === 0}
          empty={<Nothing filters={filters} actions={actions} />}
        >
          {(items) => <WorkList items={items} filters={filters} actions={actions} />}
        </QueryRegion>
      </Panel>
      {query.hasNextPage ? (
        <Button
          variant="default"
          style={{ alignSelf: 'center' }}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show 500 more
        </Button>
      ) : null}
      <Suspense fallback={null}>{actions.asked ? <WorkDialogs actions={actions} /> : null}</Suspense>
    </Page>
  );
}

type PartProps = { readonly filters: WorkFilters; readonly actions: WorkActions };

function HeadActions({ filters, actions }: PartProps) {
  return (
    <>
      <SearchField label="Search work" value={filters.q} onChange={(typed) => filters.setQ(typed || null)} />
      <FilterMenus filters={filters} />
      <Button
        leftSection={<IconPlus size={16} stroke={1.7} aria-hidden="true" />}
        onClick={() => actions.ask({ kind: 'new' })}
        {...tip('New work item', 'create')}
      >
        New work item
      </Button>
    </>
  );
}

function Nothing({ filters, actions }: PartProps) {
  if (filters.q !== '' || filters.linkFilter !== 'all') {
    return (
      <EmptyLine sentence="No work item fits.">
        <Button
          variant="default"
          onClick={() => {
            if (filters.q === '') filters.setLinkFilter('all');
            else filters.setQ(null);
          }}
        >
          {filters.q === '' ? 'Show all links' : 'Clear the search'}
        </Button>
      </EmptyLine>
    );
  }
  return (
    <EmptyLine sentence={filters.whose === 'mine' ? 'No work items for you yet.' : 'No work items yet.'}>
      <Button variant="default" onClick={() => actions.ask({ kind: 'new' })}>
        New work item
      </Button>
    </EmptyLine>
  );
}

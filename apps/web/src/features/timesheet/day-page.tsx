import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { DurationText } from '../../components/duration-text.tsx';
import { EmptyLine } from '../../components/empty-line.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { tip } from '../../components/tip.ts';
import { weekdayAndDay } from '../../lib/days.ts';
import { dayLengthMinutes } from '../../lib/preferences.ts';
import { useToday } from '../../lib/session.ts';
import { useStore } from '../../lib/store.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { TimeEntry } from '../../lib/use-change-entry.ts';
import { useKey } from '../../lib/use-key.ts';
import { AddEntry } from './add-entry.tsx';
import { DayList } from './day-list.tsx';
import { PeriodHead, useShownDay } from './period-head.tsx';

import css from './timesheet.module.css';

/** One day: what was done when, whether it arrived, and what is missing. */
export function DayPage() {
  const trpc = useTRPC();
  const today = useToday();
  const [day] = useShownDay();
  const [adding, setAdding] = useState(false);
  const query = useQuery(
    trpc.timeEntry.list.queryOptions({ from: day, to: day }, { placeholderData: keepPreviousData }),
  );
  useKey('create', () => setAdding(true), { label: 'Add time' });
  const add = (
    <Button
      variant="default"
      leftSection={<IconPlus size={15} stroke={1.7} aria-hidden="true" />}
      onClick={() => setAdding(true)}
      {...tip('Add time', 'create')}
    >
      Add time
    </Button>
  );
  return (
    <Page
      title="Timesheet"
      views={<PeriodHead view="day" words={weekdayAndDay(day)} isNow={day === today} />}
      actions={
        <>
          <DaySum entries={query.data ?? []} />
          {add}
        </>
      }
    >
      <Panel padding="bare">
        <QueryRegion
          query={query}
          isEmpty={(entries) => entries.length === 0}
          empty={
            adding ? null : (
              <EmptyLine
                sentence={day === today ? 'Nothing recorded today.' : 'Nothing recorded on this day.'}
              >
                {add}
              </EmptyLine>
            )
          }
        >
          {(entries) => <DayList entries={entries} day={day} />}
        </QueryRegion>
        {adding ? <AddEntry key={day} day={day} onDone={() => setAdding(false)} /> : null}
      </Panel>
    </Page>
  );
}

function DaySum({ entries }: { readonly entries: readonly TimeEntry[] }) {
  const wanted = useStore(dayLengthMinutes);
  return (
    <span className={css['sum']}>
      <b>
        <DurationText minutes={entries.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)} />
      </b>
      <span className="tl-dimmed">
        {' of '}
        <DurationText minutes={wanted} />
      </span>
    </span>
  );
}

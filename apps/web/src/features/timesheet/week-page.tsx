import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { Page } from '../../components/page.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { daysOfWeek } from '../../lib/days.ts';
import { useToday } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { CopyRowsButton } from './copy-rows-button.tsx';
import { PeriodHead, useShownDay } from './period-head.tsx';
import { PhoneWeek } from './phone-week.tsx';
import { useWeek } from './use-week.ts';
import { WeekGrid } from './week-grid.tsx';
import { weekWords } from './week-words.ts';

/** The timesheet as a grid of work and days; on a phone as seven days and the chosen one's list. */
export function WeekPage() {
  const trpc = useTRPC();
  const today = useToday();
  const [day] = useShownDay();
  const days = daysOfWeek(day);
  const [monday = day] = days;
  const isPhone = useMediaQuery('(max-width: 759px)', undefined, { getInitialValueInEffect: false });
  const query = useQuery(
    trpc.timeEntry.list.queryOptions(
      { from: monday, to: days[6] ?? day },
      { placeholderData: keepPreviousData },
    ),
  );
  const week = useWeek(query.data ?? [], days);
  return (
    <Page
      title="Timesheet"
      views={<PeriodHead view="week" words={weekWords(monday)} isNow={days.includes(today)} />}
      actions={isPhone ? null : <CopyRowsButton week={week} />}
    >
      <QueryRegion query={query}>
        {(entries) =>
          isPhone ? <PhoneWeek entries={entries} days={days} /> : <WeekGrid key={monday} week={week} />
        }
      </QueryRegion>
    </Page>
  );
}

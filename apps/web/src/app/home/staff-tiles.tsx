import { useQuery } from '@tanstack/react-query';

import { DurationText } from '../../components/duration-text.tsx';
import { daysOfWeek } from '../../lib/days.ts';
import { paths } from '../../lib/paths.ts';
import { useToday } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useWaiting } from '../use-waiting.ts';
import { fine, unknown } from './tile-looks.ts';
import { Tile } from './tile.tsx';
import { unsentFacts } from './unsent-facts.ts';

/** Today, this week, and what of one's own time has not arrived. */
export function StaffTiles() {
  return (
    <>
      <RecordedTile />
      <UnsentTile />
    </>
  );
}

function RecordedTile() {
  const trpc = useTRPC();
  const today = useToday();
  const week = daysOfWeek(today);
  const [from = today] = week;
  const { data } = useQuery(trpc.timeEntry.list.queryOptions({ from, to: week.at(-1) ?? today }));
  const entries = data ?? [];
  const total = (minutes: readonly { readonly minutes: number | null }[]) =>
    minutes.reduce((sum, entry) => sum + (entry.minutes ?? 0), 0);
  const todayMinutes = data ? total(entries.filter((entry) => entry.workDate === today)) : null;
  return (
    <Tile
      to={paths.timesheetDay}
      label="Today"
      look={data ? fine : unknown}
      value={<DurationText minutes={todayMinutes} />}
      line={
        <>
          <DurationText minutes={data ? total(entries) : null} /> this week
        </>
      }
    />
  );
}

function UnsentTile() {
  const { words, summary, ...waiting } = useWaiting();
  return (
    <Tile
      to={paths.deliveries}
      {...(waiting.needsPerson > 0 ? { search: { state: 'blocked' } } : {})}
      label="Unsent"
      {...unsentFacts({ ...waiting, isRead: summary !== undefined })}
      line={words}
    />
  );
}

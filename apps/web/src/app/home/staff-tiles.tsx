import { useQuery } from '@tanstack/react-query';

import { DurationText } from '../../components/duration-text.tsx';
import { daysOfWeek } from '../../lib/days.ts';
import { counted } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useToday } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useWaiting } from '../use-waiting.ts';
import { fine, needsYou, unknown, waits } from './tile-looks.ts';
import { Tile } from './tile.tsx';

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
  const { needsPerson, onTheirWay, checking, words, summary } = useWaiting();
  const quiet = onTheirWay + checking > 0 ? waits : fine;
  return (
    <Tile
      to={paths.deliveries}
      {...(needsPerson > 0 ? { search: { state: 'blocked' } } : {})}
      label="Unsent"
      look={summary ? (needsPerson > 0 ? needsYou : quiet) : unknown}
      value={
        summary
          ? needsPerson === 0
            ? 'Nothing needs you'
            : `${counted(needsPerson, 'needs', 'need')} you`
          : '—'
      }
      line={words}
    />
  );
}

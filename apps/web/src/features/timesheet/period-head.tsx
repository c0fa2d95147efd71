import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { addDays } from '@throughline/core/clock/day';

import { tip } from '../../components/tip.ts';
import { ViewSwitch } from '../../components/view-switch.tsx';
import { paths } from '../../lib/paths.ts';
import { useToday } from '../../lib/session.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { useKey } from '../../lib/use-key.ts';

import css from './timesheet.module.css';

type View = 'day' | 'week';

/** The day the address names, or today. */
export function useShownDay(): readonly [string, (day: string) => void] {
  const today = useToday();
  const [text, setText] = useUrlText('day');
  const day = text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && isReal(text) ? text : today;
  return [day, (next) => setText(next === today ? null : next)];
}

type PeriodHeadProps = {
  readonly view: View;
  /** "Wed 18 Nov", "16–22 Nov 2026". */
  readonly words: string;
  readonly isNow: boolean;
};

/** Day or week, and which one; with the keys for both. */
export function PeriodHead({ view, words, isNow }: PeriodHeadProps) {
  const today = useToday();
  const navigate = useNavigate();
  const [day, setDay] = useShownDay();
  const by = view === 'day' ? 1 : 7;
  const former = () => setDay(addDays(day, -by));
  const next = () => setDay(addDays(day, by));
  const show = (wanted: View) =>
    void navigate({
      to: wanted === 'day' ? paths.timesheetDay : paths.timesheetWeek,
      search: day === today ? {} : { day },
    });
  useKey('dayView', () => show('day'));
  useKey('weekView', () => show('week'));
  useKey('formerPeriod', former);
  useKey('nextPeriod', next);
  useKey('today', () => setDay(today));
  return (
    <>
      <ViewSwitch
        label="View"
        options={[
          { value: 'day', label: 'Day' },
          { value: 'week', label: 'Week' },
        ]}
        value={view}
        onChange={show}
      />
      <span className={css['period']}>
        <ActionIcon onClick={former} aria-label={`Former ${view}`} {...tip(`Former ${view}`, 'formerPeriod')}>
          <IconChevronLeft size={17} stroke={1.7} />
        </ActionIcon>
        <b aria-live="polite">{words}</b>
        <ActionIcon onClick={next} aria-label={`Next ${view}`} {...tip(`Next ${view}`, 'nextPeriod')}>
          <IconChevronRight size={17} stroke={1.7} />
        </ActionIcon>
        {isNow ? null : (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setDay(today)}
            {...tip('Today', 'today')}
          >
            Today
          </Button>
        )}
      </span>
    </>
  );
}

function isReal(day: string): boolean {
  return !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
}

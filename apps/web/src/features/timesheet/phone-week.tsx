import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { EmptyLine } from '../../components/empty-line.tsx';
import { Panel } from '../../components/panel.tsx';
import { dayOfMonth, spokenDay, weekdayName } from '../../lib/days.ts';
import { duration, spokenDuration } from '../../lib/format.ts';
import type { TimeEntry } from '../../lib/use-change-entry.ts';
import { AddEntry } from './add-entry.tsx';
import { DayList } from './day-list.tsx';
import { useShownDay } from './period-head.tsx';

import css from './day.module.css';

type PhoneWeekProps = { readonly entries: readonly TimeEntry[]; readonly days: readonly string[] };

/** The week on a phone: seven days with their sums, and the list of the chosen one. */
export function PhoneWeek({ entries, days }: PhoneWeekProps) {
  const [day, setDay] = useShownDay();
  const [adding, setAdding] = useState(false);
  const ofDay = entries.filter(({ workDate }) => workDate === day);
  return (
    <>
      <div className={css['tiles']} role="group" aria-label="Days of the week">
        {days.map((each) => (
          <DayTile
            key={each}
            day={each}
            entries={entries}
            chosen={each === day}
            onChoose={() => setDay(each)}
          />
        ))}
      </div>
      <Panel padding="bare">
        {ofDay.length === 0 ? (
          <EmptyLine sentence="Nothing recorded on this day." />
        ) : (
          <DayList key={day} entries={ofDay} day={day} />
        )}
        {adding ? <AddEntry key={day} day={day} onDone={() => setAdding(false)} /> : null}
      </Panel>
      {adding ? null : (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          Add time
        </Button>
      )}
    </>
  );
}

type DayTileProps = {
  readonly day: string;
  readonly entries: readonly TimeEntry[];
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

function DayTile({ day, entries, chosen, onChoose }: DayTileProps) {
  const minutes = entries
    .filter(({ workDate }) => workDate === day)
    .reduce((sum, entry) => sum + (entry.minutes ?? 0), 0);
  return (
    <button
      type="button"
      className={css['tile']}
      aria-pressed={chosen}
      aria-label={`${spokenDay(day)}, ${spokenDuration(minutes)}`}
      onClick={onChoose}
    >
      <span>{weekdayName(day).slice(0, 1)}</span>
      <b className="num">{dayOfMonth(day)}</b>
      <span className="num">{minutes === 0 ? '–' : duration(minutes)}</span>
    </button>
  );
}

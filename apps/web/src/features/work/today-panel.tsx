import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

import { DurationText } from '../../components/duration-text.tsx';
import { Panel } from '../../components/panel.tsx';
import { timeEntryLook } from '../../components/state-looks.ts';
import { clientHue } from '../../lib/client-hue.ts';
import { weekdayAndDay } from '../../lib/days.ts';
import { paths } from '../../lib/paths.ts';
import { dayLengthMinutes } from '../../lib/preferences.ts';
import { useNow, usePractice, useToday } from '../../lib/session.ts';
import { useStore } from '../../lib/store.ts';
import { type Outputs, useTRPC } from '../../lib/trpc.ts';
import { type RibbonBlock, dayRibbon } from './day-ribbon.ts';

import css from './today.module.css';

type Entry = Outputs['timeEntry']['list'][number];

/** Today as a ribbon: when one worked, on whose work, and how much there is. */
export function TodayPanel({ onOpen }: { readonly onOpen: (timeEntryId: string) => void }) {
  const trpc = useTRPC();
  const today = useToday();
  const nowMs = useNow();
  const { timeZone } = usePractice();
  const wanted = useStore(dayLengthMinutes);
  const { data: entries = [] } = useQuery(trpc.timeEntry.list.queryOptions({ from: today, to: today }));
  const { blocks, marks, nowLeft } = dayRibbon(entries, timeZone, nowMs);
  const minutes = entries.reduce((sum, entry) => sum + minutesOf(entry, nowMs), 0);
  const openBlock = (event: MouseEvent) => {
    const block =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-entry-id]') : null;
    const id = block?.dataset['entryId'];
    if (id === undefined) return;
    event.preventDefault();
    onOpen(id);
  };
  return (
    <Panel>
      <div className={css['head']}>
        <h2>Today</h2>
        <span className="tl-dimmed">{weekdayAndDay(today)}</span>
        <span className={css['sum']}>
          <b>
            <DurationText minutes={minutes} />
          </b>
          <span className="tl-dimmed">
            {' of '}
            <DurationText minutes={wanted} />
          </span>
        </span>
      </div>
      <Link
        to={paths.timesheetDay}
        className={css['ribbon']}
        aria-label="Today’s time, in the timesheet"
        onClick={openBlock}
      >
        {blocks.map((block) => (
          <Block key={block.entry.id} block={block} />
        ))}
        {nowLeft === null ? null : (
          <i className={css['now']} style={{ left: `${nowLeft}%` }} aria-hidden="true" />
        )}
        {marks.map(({ hour, left }) => (
          <span
            key={hour}
            className={`${css['mark'] ?? ''} num`}
            style={{ left: `${left}%` }}
            aria-hidden="true"
          >
            {hour}:00
          </span>
        ))}
      </Link>
    </Panel>
  );
}

/** Some blocks are too thin to be targets of their own: keys and thumbs take the whole ribbon, a pointer may aim. */
function Block({ block }: { readonly block: RibbonBlock<Entry> }) {
  const { entry, left, width, from, to } = block;
  const what = entry.workTitle ?? (entry.note === '' ? 'Timer without work' : entry.note);
  const state = to === null ? 'running' : timeEntryLook(entry.delivery).word;
  const words = `${what}, ${from}–${to ?? 'now'}, ${state}`;
  const hue = clientHue(entry.clientId ?? '');
  const colour =
    to === null
      ? {}
      : {
          background: `var(--tl-hue-${hue}-bg)`,
          boxShadow: `inset 3px 0 0 var(--tl-hue-${hue}-fg)`,
        };
  return (
    <span
      className={css['block']}
      data-entry-id={entry.id}
      data-running={to === null || undefined}
      style={{ left: `${left}%`, width: `${width}%`, ...colour }}
      data-tip={words}
    />
  );
}

function minutesOf(entry: Entry, nowMs: number): number {
  if (entry.minutes !== null) return entry.minutes;
  return entry.startedAt === null
    ? 0
    : Math.max(0, Math.floor((nowMs - Date.parse(entry.startedAt)) / 60_000));
}

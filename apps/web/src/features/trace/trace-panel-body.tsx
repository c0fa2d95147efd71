import { useQuery } from '@tanstack/react-query';

import { QueryRegion } from '../../components/query-region.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { timeEntryLook } from '../../components/state-looks.ts';
import { fullDay } from '../../lib/days.ts';
import { duration, spokenDuration } from '../../lib/format.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { Chain } from './chain.tsx';
import { Receipt } from './receipt.tsx';
import type { Trace, TracePanelProps, TracedEntry } from './trace.ts';

import css from './trace.module.css';

export default function TracePanelBody({ timeEntryId, onClose }: TracePanelProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.timeEntry.trace.queryOptions({ timeEntryId }));
  const entry = query.data?.entry;
  return (
    <SidePanel
      label={entry ? `${titleOf(entry)}, ${spokenDuration(entry.minutes)}` : 'Why'}
      head={entry ? <StateChip look={timeEntryLook(entry.delivery)} form="filled" /> : null}
      onClose={onClose}
    >
      <QueryRegion query={query} skeleton={<SkeletonRows rows={8} />}>
        {(trace) => <Story trace={trace} />}
      </QueryRegion>
    </SidePanel>
  );
}

function Story({ trace }: { readonly trace: Trace }) {
  const { entry } = trace;
  const about = [entry.clientName, fullDay(entry.workDate), entry.staffName].filter(Boolean).join(' · ');
  return (
    <>
      <h2>
        {titleOf(entry)} ·{' '}
        {entry.minutes === null ? 'running' : <span className="num">{duration(entry.minutes)}</span>}
      </h2>
      <p className={css['about']}>{about}</p>
      {entry.note === '' || entry.workItemId === null ? null : <p className={css['note']}>{entry.note}</p>}
      {entry.removed ? <p className={css['about']}>Removed here.</p> : null}
      <p className={css['sentence']} data-colour={timeEntryLook(entry.delivery).colour} role="status">
        {entry.delivery.sentence}
      </p>
      <Chain trace={trace} />
      <Receipt receipt={trace.receipt} />
    </>
  );
}

function titleOf({ workTitle, note }: TracedEntry): string {
  return workTitle ?? (note === '' ? 'Timer without work' : note);
}

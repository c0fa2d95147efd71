import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { CheckAgain } from '../../components/check-again.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { Receipt } from '../../components/receipt.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { timeEntryLook } from '../../components/state-looks.ts';
import { fullDay } from '../../lib/days.ts';
import { duration, spokenDuration } from '../../lib/format.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { whileWaiting } from '../../lib/while-waiting.ts';
import { Chain } from './chain.tsx';
import type { Trace, TracePanelProps, TracedEntry } from './trace.ts';

import css from './trace.module.css';

export default function TracePanelBody({ timeEntryId, onClose }: TracePanelProps) {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.timeEntry.trace.queryOptions(
      { timeEntryId },
      { refetchInterval: ({ state: { data } }) => whileWaiting(data?.entry.delivery.state === 'queued') },
    ),
  );
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
      <Receipt receipt={trace.receipt}>
        <Check entry={entry} />
      </Receipt>
    </>
  );
}

/** What is in XPM and not on its way may be read back. */
function Check({ entry: { id: timeEntryId, delivery } }: { readonly entry: TracedEntry }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const check = useMutation(
    trpc.timeEntry.check.mutationOptions({
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.timeEntry.pathFilter()),
          queryClient.invalidateQueries(trpc.reconcile.time.pathFilter()),
        ]),
    }),
  );
  const isOnItsWay = delivery.state === 'sending' || delivery.state === 'uncertain';
  if (delivery.xpmTimeUuid === null || isOnItsWay) return null;
  return <CheckAgain check={check} onCheck={() => check.mutate({ timeEntryId })} />;
}

function titleOf({ workTitle, note }: TracedEntry): string {
  return workTitle ?? (note === '' ? 'Timer without work' : note);
}

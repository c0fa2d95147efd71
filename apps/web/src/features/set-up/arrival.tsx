import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { DurationText } from '../../components/duration-text.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { timeEntryLook } from '../../components/state-looks.ts';
import { describeError } from '../../lib/describe-error.ts';
import { useMembership, useToday } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { type Outputs, useTRPC } from '../../lib/trpc.ts';
import { useUrlText } from '../../lib/url-filter.ts';

import css from './set-up.module.css';

type Entry = Outputs['timeEntry']['list'][number];

/** The receipt of today's latest time: on its way, then in XPM, as it happens. */
export function Arrival() {
  const trpc = useTRPC();
  const today = useToday();
  const { staffId } = useMembership();
  const { data } = useQuery(trpc.timeEntry.list.queryOptions({ from: today, to: today }));
  const entry = data?.findLast(
    (each) => each.staffId === staffId && each.stoppedAt !== null && each.workItemId !== null,
  );
  return entry ? <Receipt entry={entry} /> : null;
}

function Receipt({ entry }: { readonly entry: Entry }) {
  const [, setTraceId] = useUrlText('trace');
  const remove = useRemove();
  const { id, delivery, minutes, workTitle, clientName, xpmJobNumber } = entry;
  const hasArrived = delivery.state === 'delivered';
  return (
    <div className={css['notice']} data-tone={hasArrived ? 'green' : undefined} role="status">
      <StateChip look={timeEntryLook(delivery)} form="filled" />
      <p>
        <DurationText minutes={minutes} strong /> {workTitle} · {clientName}
        {xpmJobNumber === null ? '' : ` · ${xpmJobNumber}`}. {delivery.sentence}
      </p>
      <Button variant="default" size="compact-sm" onClick={() => setTraceId(id)}>
        Look closer
      </Button>
      {hasArrived ? (
        <Button
          variant="default"
          size="compact-sm"
          loading={remove.isPending}
          onClick={() => remove.mutate({ timeEntryId: id })}
        >
          Remove it again
        </Button>
      ) : null}
    </div>
  );
}

function useRemove() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = async () => queryClient.invalidateQueries(trpc.timeEntry.pathFilter());
  const onError = (error: unknown) => notify({ text: describeError(error) });
  const restore = useMutation(trpc.timeEntry.restore.mutationOptions({ onError, onSettled: refresh }));
  return useMutation(
    trpc.timeEntry.remove.mutationOptions({
      onError,
      onSettled: refresh,
      onSuccess: (_answer, { timeEntryId }) =>
        notify({ text: 'Removed here; XPM follows.', undo: () => restore.mutate({ timeEntryId }) }),
    }),
  );
}

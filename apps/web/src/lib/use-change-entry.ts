import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';

import { describeError } from './describe-error.ts';
import { counted } from './format.ts';
import { notify } from './toasts.ts';
import { type Inputs, type Outputs, useTRPC } from './trpc.ts';
import { findWork, workFields } from './work-choice.ts';

export type TimeEntry = Outputs['timeEntry']['list'][number];
export type EntryChange = Omit<Inputs['timeEntry']['update'], 'timeEntryId' | 'requestId'>;

/** Changes time entries; every list shows it at once, a refusal puts the old value back and says its sentence. */
export function useChangeEntry() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const shared = useShared();
  const { mutate } = useMutation(
    trpc.timeEntry.update.mutationOptions({
      onMutate: ({ timeEntryId, ...change }) =>
        shared.show((entries) =>
          entries.map((entry) => (entry.id === timeEntryId ? changed(entry, change, queryClient) : entry)),
        ),
      ...shared.options,
    }),
  );
  return (timeEntryId: string, change: EntryChange) => mutate({ timeEntryId, ...change });
}

/** Removes entries, delivered ones in XPM too; one toast for all, whose undo brings all back. */
export function useRemoveEntries() {
  const trpc = useTRPC();
  const shared = useShared();
  const restore = useMutation(trpc.timeEntry.restore.mutationOptions(shared.options));
  const remove = useMutation(
    trpc.timeEntry.remove.mutationOptions({
      onMutate: ({ timeEntryId }) => shared.show((entries) => entries.filter(({ id }) => id !== timeEntryId)),
      ...shared.options,
    }),
  );
  return (entries: readonly TimeEntry[]) => {
    if (entries.length === 0) return;
    for (const { id } of entries) remove.mutate({ timeEntryId: id });
    const inXpm = entries.some(({ delivery }) => delivery.xpmTimeUuid !== null);
    notify({
      text: `Removed ${counted(entries.length, 'entry', 'entries')}${inXpm ? ', in XPM too' : ''}`,
      undo: () => {
        for (const { id } of entries) restore.mutate({ timeEntryId: id });
      },
    });
  };
}

type Shared = {
  readonly show: (change: (entries: TimeEntry[]) => TimeEntry[]) => () => void;
  readonly options: {
    readonly onError: (error: unknown, input: unknown, back: (() => void) | undefined) => void;
    readonly onSettled: () => Promise<void>;
  };
};

function useShared(): Shared {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return {
    show(change) {
      const lists = trpc.timeEntry.list.pathFilter();
      const former = queryClient.getQueriesData<TimeEntry[]>(lists);
      queryClient.setQueriesData<TimeEntry[]>(lists, (entries) => entries && change(entries));
      return () => {
        for (const [queryKey, entries] of former) queryClient.setQueryData(queryKey, entries);
      };
    },
    options: {
      onError: (error, _input, back) => {
        back?.();
        notify({ text: describeError(error) });
      },
      onSettled: async () => {
        // Of many entries changed together the last one refreshes for all.
        if (queryClient.isMutating({ mutationKey: trpc.timeEntry.pathKey() }) > 1) return;
        await Promise.all([
          queryClient.invalidateQueries(trpc.timeEntry.pathFilter()),
          queryClient.invalidateQueries(trpc.timer.pathFilter()),
          queryClient.invalidateQueries(trpc.workItem.pathFilter()),
        ]);
      },
    },
  };
}

/** The entry as the server will most likely answer it: changed, and resting before it goes. */
function changed(entry: TimeEntry, change: EntryChange, queryClient: QueryClient): TimeEntry {
  const work = change.workItemId ? findWork(queryClient, change.workItemId) : null;
  const rests = entry.delivery.deliveryId !== null && entry.delivery.state !== 'unlinked';
  return {
    ...entry,
    minutes: change.minutes ?? entry.minutes,
    workDate: change.workDate ?? entry.workDate,
    note: change.note ?? entry.note,
    ...(work ? workFields(work) : {}),
    delivery: rests
      ? { ...entry.delivery, state: 'queued', reason: null, sentence: 'Rests a moment, then goes.' }
      : entry.delivery,
  };
}

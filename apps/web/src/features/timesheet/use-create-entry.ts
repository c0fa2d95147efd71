import { useMutation, useQueryClient } from '@tanstack/react-query';

import { describeError } from '../../lib/describe-error.ts';
import { useMembership, useSession } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { TimeEntry } from '../../lib/use-change-entry.ts';
import { type WorkChoice, workFields } from '../../lib/work-choice.ts';

type NewEntry = {
  readonly work: WorkChoice | null;
  readonly workDate: string;
  readonly minutes: number;
  readonly note?: string;
  /** ISO instant, when the time of day is known. */
  readonly startedAt?: string;
};

/** Writes down time; it stands in the lists at once under an id made here, and goes away again when refused. */
export function useCreateEntry() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { staffId } = useMembership();
  const { user } = useSession();
  const { mutate } = useMutation(
    trpc.timeEntry.create.mutationOptions({
      onError: (error, { id }) => {
        forget(id ?? '');
        notify({ text: describeError(error) });
      },
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.timeEntry.pathFilter()),
          queryClient.invalidateQueries(trpc.workItem.pathFilter()),
        ]),
    }),
  );
  const show = (entry: TimeEntry) => {
    const lists = queryClient.getQueriesData<TimeEntry[]>(trpc.timeEntry.list.pathFilter());
    for (const [queryKey, entries] of lists) {
      if (entries && covers(queryKey, entry.workDate))
        queryClient.setQueryData(queryKey, [...entries, entry]);
    }
  };
  const forget = (id: string) => {
    queryClient.setQueriesData<TimeEntry[]>(trpc.timeEntry.list.pathFilter(), (entries) =>
      entries?.filter((entry) => entry.id !== id),
    );
  };
  return ({ work, workDate, minutes, note = '', startedAt }: NewEntry) => {
    const id = crypto.randomUUID();
    const person = { staffId: staffId ?? '', staffName: user.name };
    show(comingEntry({ id, work, workDate, minutes, note, startedAt, ...person }));
    mutate({
      id,
      workDate,
      minutes,
      ...(work ? { workItemId: work.workItemId } : {}),
      ...(note === '' ? {} : { note }),
      ...(startedAt === undefined ? {} : { startedAt }),
    });
  };
}

type Coming = Omit<NewEntry, 'startedAt' | 'note'> & {
  readonly id: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly note: string;
  readonly startedAt: string | undefined;
};

function comingEntry({ work, startedAt, ...known }: Coming): TimeEntry {
  const linked = Boolean(work?.xpmJobNumber);
  return {
    ...known,
    ...workFields(work),
    taskName: null,
    startedAt: startedAt ?? null,
    stoppedAt: startedAt ? new Date(Date.parse(startedAt) + known.minutes * 60_000).toISOString() : null,
    goesToXpm: linked,
    removed: false,
    delivery: {
      deliveryId: null,
      state: linked ? 'queued' : 'unlinked',
      reason: null,
      sentence: linked ? 'Rests a moment, then goes.' : 'Kept here. Its work has no job yet.',
      xpmTimeUuid: null,
      at: null,
    },
  };
}

/** Whether the days a list was asked for hold this one. */
function covers(queryKey: readonly unknown[], day: string): boolean {
  const [, options] = queryKey;
  const input = isRecord(options) ? options['input'] : null;
  if (!isRecord(input)) return false;
  const { from, to } = input;
  return typeof from === 'string' && typeof to === 'string' && from <= day && day <= to;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { describeError } from '../../lib/describe-error.ts';
import { showNow } from '../../lib/optimistic.ts';
import type { RunningTimer } from '../../lib/timer-guess.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { findWork, workFields } from '../../lib/work-choice.ts';

type Change = { readonly note?: string; readonly workItemId?: string };

/** Changes note or work of the running timer, or throws it away; shown at once, and undone when refused. */
export function useChangeRunning(running: RunningTimer) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const queryKey = trpc.timer.current.queryKey();
  const onError = (error: unknown, _input: unknown, back: (() => void) | undefined) => {
    back?.();
    notify({ text: describeError(error) });
  };
  const onSettled = async () => {
    await Promise.all([
      queryClient.invalidateQueries(trpc.timer.pathFilter()),
      queryClient.invalidateQueries(trpc.timeEntry.pathFilter()),
    ]);
  };
  const update = useMutation(
    trpc.timeEntry.update.mutationOptions({
      onMutate: ({ note, workItemId }) => {
        const work = workItemId ? findWork(queryClient, workItemId) : null;
        return showNow(queryClient, queryKey, (timer) =>
          timer
            ? {
                ...timer,
                note: note ?? timer.note,
                ...(work ? { ...workFields(work), goesToXpm: work.xpmJobNumber !== null } : {}),
              }
            : timer,
        );
      },
      onError,
      onSettled,
    }),
  );
  const restore = useMutation(trpc.timeEntry.restore.mutationOptions({ onError, onSettled }));
  const remove = useMutation(
    trpc.timeEntry.remove.mutationOptions({
      onMutate: () => showNow(queryClient, queryKey, () => null),
      onSuccess: (_entry, { timeEntryId }) =>
        notify({ text: 'Timer thrown away', undo: () => restore.mutate({ timeEntryId }) }),
      onError,
      onSettled,
    }),
  );
  return {
    change: (change: Change) => update.mutate({ timeEntryId: running.id, ...change }),
    discard: () => remove.mutate({ timeEntryId: running.id }),
  };
}

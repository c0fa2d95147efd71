import { useMutation, useQueryClient } from '@tanstack/react-query';

import { describeError } from './describe-error.ts';
import { duration } from './format.ts';
import { showNow } from './optimistic.ts';
import { useMembership, usePractice, useSession } from './session.ts';
import {
  type Person,
  type RunningTimer,
  type Start,
  comingTimer,
  isStarting,
  savedTime,
} from './timer-guess.ts';
import { type SavedTime, lastSaved, startedHere } from './timer-memory.ts';
import { notify, offerUndo } from './toasts.ts';
import { useTRPC } from './trpc.ts';

/** Starts and stops reach the server one after the other, in the order they were pressed. */
const scope = { id: 'timer' };

/**
 * Starts a timer, stopping the running one at the same instant; `{ workItemId?, note? }`. Every screen shows it at
 * once; a refusal puts the former back and says its sentence.
 */
export function useStartTimer() {
  const trpc = useTRPC();
  const start = useStarting();
  const goOn = useStartAgain();
  return useMutation(
    trpc.timer.start.mutationOptions({
      ...start,
      onSuccess: (entry, _input, { saved }) => {
        start.onSuccess(entry);
        if (saved)
          notify({ text: `Saved ${duration(saved.minutes)} on ${saved.what}`, undo: () => goOn(saved) });
      },
    }),
  );
}

/** Stops the running timer; `{ note? }`. The header says for a moment what was saved. */
export function useStopTimer() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = useRefreshTimers();
  const { practice } = usePerson();
  const goOn = useStartAgain();
  return useMutation(
    trpc.timer.stop.mutationOptions({
      scope,
      onMutate: async () => {
        const queryKey = trpc.timer.current.queryKey();
        const running = queryClient.getQueryData(queryKey);
        const hide = await showNow(queryClient, queryKey, () => null);
        if (running) lastSaved.set(savedTime(running, practice));
        const back = () => {
          lastSaved.set(null);
          hide();
        };
        return { back };
      },
      onSuccess: (entry) => {
        const saved = lastSaved.get();
        if (!saved) return;
        lastSaved.set({ ...saved, entryId: entry.id, minutes: entry.minutes ?? saved.minutes });
        offerUndo(() => goOn(saved));
      },
      onError: tellAndTakeBack,
      onSettled: refresh,
    }),
  );
}

/** Goes on with what was just saved, as a new stretch; nothing saved is taken away. */
export function useStartAgain(): (saved: SavedTime) => void {
  const trpc = useTRPC();
  const { mutate } = useMutation(trpc.timer.start.mutationOptions(useStarting()));
  return ({ workItemId, note }) =>
    mutate({ ...(workItemId ? { workItemId } : {}), ...(note ? { note } : {}) });
}

/** What every start does around its call: shown at once, taken back when refused. */
function useStarting() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const person = usePerson();
  const onSettled = useRefreshTimers();
  const queryKey = trpc.timer.current.queryKey();
  return {
    scope,
    onMutate: async (input: Start) => {
      const former = queryClient.getQueryData(queryKey);
      lastSaved.set(null);
      const back = await showNow(queryClient, queryKey, () => comingTimer(queryClient, input, person));
      return { back, saved: former ? savedTime(former, person.practice) : null };
    },
    onSuccess: (entry: RunningTimer) => {
      startedHere.set(entry.id);
      // A stop pressed meanwhile has the last word.
      queryClient.setQueryData(queryKey, (shown) => (shown && isStarting(shown) ? entry : shown));
    },
    onError: tellAndTakeBack,
    onSettled,
  };
}

function usePerson(): Person {
  return { membership: useMembership(), name: useSession().user.name, practice: usePractice() };
}

function tellAndTakeBack(
  error: unknown,
  _input: unknown,
  context: { readonly back: () => void } | undefined,
): void {
  context?.back();
  notify({ text: describeError(error) });
}

function useRefreshTimers() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    // The last of several quick presses refreshes for all; an earlier answer would show what is over.
    if (queryClient.isMutating({ predicate: ({ options }) => options.scope?.id === scope.id }) > 1) return;
    await Promise.all([
      queryClient.invalidateQueries(trpc.timer.pathFilter()),
      queryClient.invalidateQueries(trpc.timeEntry.pathFilter()),
    ]);
  };
}

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { describeError } from '../../lib/describe-error.ts';
import { showNow } from '../../lib/optimistic.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { type Process, type Task, withTask } from './process-facts.ts';

export type TaskChange = { readonly process: Process; readonly task: Task | null };

/** Saves which XPM task processes lead to: shown at once, put back with the reason when refused, undone by `Z`. */
export function useMapProcess(): (changes: readonly TaskChange[]) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutateAsync } = useMutation(trpc.process.map.mutationOptions());
  const listKey = trpc.process.list.queryKey();

  const save = async ({ process, task }: TaskChange): Promise<boolean> => {
    const putBack = await showNow(queryClient, listKey, (list) => [...withTask(list, process.id, task)]);
    try {
      await mutateAsync({ processId: process.id, xpmTaskDefUuid: task?.xpmTaskDefUuid ?? null });
      return true;
    } catch (error) {
      putBack();
      notify({ text: `${process.name}: ${describeError(error)}` });
      return false;
    }
  };
  const saveAll = async (changes: readonly TaskChange[], mayUndo: boolean) => {
    const saved: TaskChange[] = [];
    for (const change of changes) if (await save(change)) saved.push(change);
    await queryClient.invalidateQueries(trpc.process.pathFilter());
    if (saved.length === 0 || !mayUndo) return;
    const former = saved.map(({ process }) => ({ process, task: process.taskDefinition }));
    notify({ text: inWords(saved), undo: () => void saveAll(former, false) });
  };
  return (changes) => void saveAll(changes, true);
}

function inWords(saved: readonly TaskChange[]): string {
  const [only] = saved;
  if (saved.length !== 1 || !only) return `${saved.length} processes have another task.`;
  return only.task === null
    ? `${only.process.name} has no task now.`
    : `${only.process.name} uses ${only.task.name}.`;
}

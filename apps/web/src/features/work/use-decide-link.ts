import { useMutation, useQueryClient } from '@tanstack/react-query';

import { describeError } from '../../lib/describe-error.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { Explanation } from './explanation.ts';

type JobTask = { readonly xpmJobNumber: string; readonly xpmJobTaskUuid: string | null };

/** Links the work item to a job's task, or takes the link off; each can be undone, and rules leave both alone. */
export function useDecideLink(link: Explanation) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { workItemId } = link;
  const options = {
    scope: { id: `link ${workItemId}` },
    onSuccess: (explained: Explanation) => {
      queryClient.setQueryData(trpc.link.explain.queryKey({ workItemId }), explained);
    },
    onError: (error: unknown) => notify({ text: describeError(error) }),
    onSettled: async () => {
      await Promise.all([
        queryClient.invalidateQueries(trpc.workItem.pathFilter()),
        queryClient.invalidateQueries(trpc.timeEntry.pathFilter()),
        queryClient.invalidateQueries(trpc.timer.pathFilter()),
      ]);
    },
  };
  const set = useMutation(trpc.link.set.mutationOptions(options));
  const clear = useMutation(trpc.link.clear.mutationOptions(options));

  const write = ({ xpmJobNumber, xpmJobTaskUuid }: JobTask) => {
    if (xpmJobTaskUuid !== null) set.mutate({ workItemId, xpmJobNumber, xpmJobTaskUuid });
  };
  const former = link.xpmJobNumber === null ? null : { ...link, xpmJobNumber: link.xpmJobNumber };
  const back = () => (former ? write(former) : clear.mutate({ workItemId }));
  return {
    busy: set.isPending || clear.isPending,
    choose: (jobTask: JobTask) => {
      write(jobTask);
      notify({ text: `Linked to ${jobTask.xpmJobNumber}`, undo: back });
    },
    clear: () => {
      clear.mutate({ workItemId });
      notify({ text: 'Left without a job', ...(former ? { undo: back } : {}) });
    },
  };
}

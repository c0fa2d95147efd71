import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { formatDay } from '@throughline/core/clock/format-day';

import { describeError } from '../../lib/describe-error.ts';
import { notify } from '../../lib/toasts.ts';
import { type Inputs, type Outputs, useTRPC } from '../../lib/trpc.ts';
import type { WorkItem } from './use-work-items.ts';

type Pages = InfiniteData<Outputs['workItem']['list']>;
type Change = Omit<Inputs['workItem']['update'], 'workItemId' | 'requestId'>;

/** Changes due date, title or estimate of a work item; the row shows it at once, `Z` takes it back. */
export function useChangeWorkItem() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const lists = { queryKey: trpc.workItem.list.infiniteQueryKey() };
  const { mutate } = useMutation(
    trpc.workItem.update.mutationOptions({
      onMutate: ({ workItemId, dueDate, title }) => {
        const former = queryClient.getQueriesData<Pages>(lists);
        queryClient.setQueriesData<Pages>(lists, (pages) =>
          withItem(pages, workItemId, (item) => ({
            ...item,
            dueDate: dueDate ?? item.dueDate,
            title: title ?? item.title,
          })),
        );
        return () => former.forEach(([queryKey, pages]) => queryClient.setQueryData(queryKey, pages));
      },
      onError: (error, _input, back) => {
        back?.();
        notify({ text: describeError(error) });
      },
      onSettled: () => queryClient.invalidateQueries(trpc.workItem.pathFilter()),
    }),
  );
  const change = (item: WorkItem, changes: Change) => mutate({ workItemId: item.id, ...changes });
  const setDue = (item: WorkItem, dueDate: string) => {
    if (dueDate === item.dueDate) return;
    change(item, { dueDate });
    notify({
      text: `${item.title} is due ${formatDay(dueDate)}`,
      undo: () => change(item, { dueDate: item.dueDate }),
    });
  };
  return { change, setDue };
}

function withItem(
  pages: Pages | undefined,
  id: string,
  change: (item: WorkItem) => WorkItem,
): Pages | undefined {
  return (
    pages && {
      ...pages,
      pages: pages.pages.map((page) => ({
        ...page,
        items: page.items.map((item) => (item.id === id ? change(item) : item)),
      })),
    }
  );
}

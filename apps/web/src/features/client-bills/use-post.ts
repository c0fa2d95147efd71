import { useMutation, useQueryClient } from '@tanstack/react-query';

import { showNow } from '../../lib/optimistic.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { Bill } from './bill-types.ts';

/** Posts client bills: every row says so at once; what is refused says its sentence in its own row. */
export function usePost() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.clientBill.post.mutationOptions({
      onMutate: async ({ clientBillIds }) => {
        const backs = await Promise.all(
          clientBillIds.map(async (clientBillId) => {
            const queryKey = trpc.clientBill.get.queryKey({ clientBillId });
            return showNow(queryClient, queryKey, asPosting);
          }),
        );
        return { back: () => backs.forEach((back) => back()) };
      },
      onError: (_error, _input, context) => context?.back(),
      onSettled: () => queryClient.invalidateQueries(trpc.clientBill.pathFilter()),
    }),
  );
}

function asPosting(bill: Bill): Bill {
  return { ...bill, state: 'posting', delivery: null };
}

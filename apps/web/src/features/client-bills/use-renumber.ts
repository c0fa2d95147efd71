import { useMutation, useQueryClient } from '@tanstack/react-query';

import { describeError } from '../../lib/describe-error.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import type { Bill } from './bill-types.ts';

/** Gives an approved client bill the next free number: it is a draft for a moment and approved again. */
export function useRenumber() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useMutation({
    retry: false,
    mutationFn: async ({ id: clientBillId, state }: Bill) => {
      if (state === 'approved') await client.clientBill.reopen.mutate({ clientBillId });
      const renumbered = await client.clientBill.update.mutate({ clientBillId, renumber: true });
      return state === 'approved' ? client.clientBill.approve.mutate({ clientBillId }) : renumbered;
    },
    onSuccess: ({ number }, before) => notify({ text: `${before.number} is ${number} now` }),
    onError: (error) => notify({ text: describeError(error) }),
    onSettled: () => queryClient.invalidateQueries(trpc.clientBill.pathFilter()),
  });
}

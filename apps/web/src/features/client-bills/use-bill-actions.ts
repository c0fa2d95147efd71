import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { describeError } from '../../lib/describe-error.ts';
import { paths } from '../../lib/paths.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { formOf, toInput } from './bill-form.ts';
import type { Bill } from './bill-types.ts';

/** What a client bill just became is shown at once; lists follow. */
function useKeep(): (bill: Bill) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (bill) => {
    queryClient.setQueryData(trpc.clientBill.get.queryKey({ clientBillId: bill.id }), bill);
    void queryClient.invalidateQueries(trpc.clientBill.list.pathFilter());
    void queryClient.invalidateQueries(trpc.audit.pathFilter());
  };
}

export function useDraftBill() {
  const trpc = useTRPC();
  const keep = useKeep();
  return useMutation(trpc.clientBill.draft.mutationOptions({ onSuccess: keep }));
}

export function useUpdateBill() {
  const trpc = useTRPC();
  const keep = useKeep();
  return useMutation(trpc.clientBill.update.mutationOptions({ onSuccess: keep }));
}

/** Makes an approved client bill a draft again. */
export function useReopenBill() {
  const trpc = useTRPC();
  const keep = useKeep();
  return useMutation(
    trpc.clientBill.reopen.mutationOptions({
      onSuccess: keep,
      onError: (error) => notify({ text: describeError(error) }),
    }),
  );
}

/** Approves a draft; undo makes it a draft again. Why it cannot be approved is the mutation's `error`. */
export function useApproveBill() {
  const trpc = useTRPC();
  const keep = useKeep();
  const reopen = useReopenBill();
  return useMutation(
    trpc.clientBill.approve.mutationOptions({
      onSuccess: (bill) => {
        keep(bill);
        notify({ text: `Approved ${bill.number}`, undo: () => reopen.mutate({ clientBillId: bill.id }) });
      },
    }),
  );
}

/** Throws a draft away; undo writes the same down again, under the next number. */
export function useRemoveBill(bill: Bill): () => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const writeAgain = useWriteAgain(bill);
  // The page is left before the answer comes, so what follows it stands with the mutation itself.
  const { mutate } = useMutation(
    trpc.clientBill.remove.mutationOptions({
      onSuccess: ({ clientBillId }) => {
        queryClient.removeQueries({ queryKey: trpc.clientBill.get.queryKey({ clientBillId }) });
        notify({ text: `Removed ${bill.number}`, undo: writeAgain });
      },
      onError: (error) => notify({ text: describeError(error) }),
      onSettled: () => queryClient.invalidateQueries(trpc.clientBill.list.pathFilter()),
    }),
  );
  return () => {
    void navigate({ to: paths.clientBills, ignoreBlocker: true });
    mutate({ clientBillId: bill.id });
  };
}

function useWriteAgain(bill: Bill): () => void {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const keep = useKeep();
  const { mutate } = useMutation(
    trpc.clientBill.draft.mutationOptions({
      onSuccess: (again) => {
        keep(again);
        notify({ text: `Back as ${again.number}; a number is never used twice` });
        void navigate({ to: paths.clientBill, params: { clientBillId: again.id } });
      },
      onError: (error) => notify({ text: describeError(error) }),
    }),
  );
  const check = toInput(formOf(bill));
  return () => {
    if (check.ok) mutate(check.input);
  };
}

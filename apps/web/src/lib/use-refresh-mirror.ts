import { useMutation, useQueryClient } from '@tanstack/react-query';

import { describeError } from './describe-error.ts';
import { notify } from './toasts.ts';
import { useTRPC } from './trpc.ts';

/** Reads lists from XPM and Xero again, `{ force?, kinds? }`; what depends on them is asked anew by `live.ts`. */
export function useRefreshMirror() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.mirror.refresh.mutationOptions({
      onError: (error) => notify({ text: describeError(error) }),
      onSettled: () => queryClient.invalidateQueries(trpc.mirror.pathFilter()),
    }),
  );
}

import { useMutation } from '@tanstack/react-query';

import { describeError } from './describe-error.ts';
import { notify } from './toasts.ts';
import { type Inputs, useTRPC } from './trpc.ts';

type Begin = {
  /** Goes to Xero; with no kind the consent covers XPM and Xero at once. */
  readonly begin: (input: Inputs['connection']['begin']) => void;
  /** True until the browser has left. */
  readonly busy: boolean;
};

/** The way to Xero and back, for admins. */
export function useBeginConnection(): Begin {
  const trpc = useTRPC();
  const { mutate, isPending, isSuccess } = useMutation(
    trpc.connection.begin.mutationOptions({
      onSuccess: ({ authoriseUrl }) => window.location.assign(authoriseUrl),
      onError: (error) => notify({ text: describeError(error) }),
    }),
  );
  return { begin: (input) => mutate(input), busy: isPending || isSuccess };
}

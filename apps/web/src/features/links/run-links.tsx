import { Button } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { describeError } from '../../lib/describe-error.ts';
import { notify } from '../../lib/toasts.ts';
import { type Outputs, useTRPC } from '../../lib/trpc.ts';

/** Lets the rule look at every open work item again, and says what came of it. */
export function useRunLinks() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.link.run.mutationOptions({
      onError: (error) => notify({ text: describeError(error) }),
      onSettled: async () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.workItem.pathFilter()),
          queryClient.invalidateQueries(trpc.link.pathFilter()),
          queryClient.invalidateQueries(trpc.process.pathFilter()),
        ]),
    }),
  );
}

export function RunLinksButton({ run }: { readonly run: ReturnType<typeof useRunLinks> }) {
  return (
    <Button
      variant="default"
      leftSection={<IconWand size={15} stroke={1.7} aria-hidden="true" />}
      loading={run.isPending}
      onClick={() => run.mutate({})}
    >
      Look for jobs again
    </Button>
  );
}

/** "3 linked, 2 to review, 4 without a fitting job, 396 left alone." */
export function runInWords({ linked, ambiguous, unmatched, skipped }: Outputs['link']['run']): string {
  return `${linked} linked, ${ambiguous} to review, ${unmatched} without a fitting job, ${skipped} left alone.`;
}

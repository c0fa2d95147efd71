import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { ErrorLine } from '../../components/error-line.tsx';
import { tip } from '../../components/tip.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useKey } from '../../lib/use-key.ts';
import type { TracedEntry } from './trace.ts';

/** Sends a refused or waiting entry again; absent where sending again is not proved safe. */
export function SendAgain({ entry }: { readonly entry: TracedEntry }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { deliveryId, state } = entry.delivery;
  const retry = useMutation(
    trpc.delivery.retry.mutationOptions({
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.timeEntry.pathFilter()),
          queryClient.invalidateQueries(trpc.delivery.pathFilter()),
        ]),
    }),
  );
  const may = deliveryId !== null && (state === 'refused' || state === 'blocked');
  const send = () => {
    if (deliveryId !== null) retry.mutate({ deliveryId });
  };
  useKey('retry', send, { enabled: may });
  if (!may) return null;
  return (
    <>
      <Button variant="default" loading={retry.isPending} onClick={send} {...tip('Send again', 'retry')}>
        Send again
      </Button>
      {retry.error ? <ErrorLine error={retry.error} /> : null}
    </>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { describeError } from '../../lib/describe-error.ts';
import { useTRPC } from '../../lib/trpc.ts';

export type SendAgain = {
  /** Sends these again; each row says so at once. */
  readonly send: (deliveryIds: readonly string[]) => void;
  /** Asked for and not answered yet. */
  readonly asked: ReadonlySet<string>;
  /** By delivery: why it was not sent again. */
  readonly refusals: ReadonlyMap<string, string>;
};

/** Sends deliveries again that were refused or wait for a person; nothing is ever sent twice by it. */
export function useSendAgain(): SendAgain {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const retry = useMutation(trpc.delivery.retry.mutationOptions());

  const sendOne = async (deliveryId: string) => {
    try {
      await retry.mutateAsync({ deliveryId });
    } catch (error) {
      setRefusals((old) => new Map(old).set(deliveryId, describeError(error)));
    }
  };
  const sendAll = async (deliveryIds: readonly string[]) => {
    setAsked((old) => new Set([...old, ...deliveryIds]));
    setRefusals((old) => new Map([...old].filter(([id]) => !deliveryIds.includes(id))));
    await Promise.all(deliveryIds.map(sendOne));
    await Promise.all([
      queryClient.invalidateQueries(trpc.delivery.pathFilter()),
      queryClient.invalidateQueries(trpc.timeEntry.pathFilter()),
      queryClient.invalidateQueries(trpc.clientBill.pathFilter()),
    ]);
    setAsked((old) => new Set([...old].filter((id) => !deliveryIds.includes(id))));
  };
  return { send: (deliveryIds) => void sendAll(deliveryIds), asked, refusals };
}

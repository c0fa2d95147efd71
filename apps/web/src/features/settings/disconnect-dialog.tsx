import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import type { Connection } from '../../lib/connection-facts.ts';
import { describeError } from '../../lib/describe-error.ts';
import { counted } from '../../lib/format.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';

type DisconnectDialogProps = { readonly connection: Connection; readonly onClose: () => void };

const willWait = {
  xpm: 'Time stays here and waits; it goes by itself once somebody connects again.',
  ledger: 'Approved client bills stay here and wait; none is lost.',
} as const satisfies Record<Connection['kind'], string>;

/** Before a connection ends: says what will wait, and asks for the tenant's name. */
export function DisconnectDialog({ connection, onClose }: DisconnectDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: summary } = useQuery(trpc.delivery.summary.queryOptions());
  const onTheirWay = (summary?.byState.queued ?? 0) + (summary?.byState.sending ?? 0);
  const disconnect = useMutation(
    trpc.connection.disconnect.mutationOptions({
      onError: (error) => notify({ text: describeError(error) }),
      onSettled: async () => {
        onClose();
        await queryClient.invalidateQueries(trpc.connection.pathFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      title={`Disconnect ${connection.tenantName}?`}
      verb="Disconnect"
      danger
      typeToConfirm={connection.tenantName}
      busy={disconnect.isPending}
      onClose={onClose}
      onConfirm={() => disconnect.mutate({ connectionId: connection.id })}
    >
      {willWait[connection.kind]}
      {onTheirWay === 0 ? '' : ` ${counted(onTheirWay, 'delivery is', 'deliveries are')} on the way now.`}
    </ConfirmDialog>
  );
}

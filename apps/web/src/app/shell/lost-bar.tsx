import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';

import { describeError } from '../../lib/describe-error.ts';
import { counted } from '../../lib/format.ts';
import { useHasRole } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { type Outputs, useTRPC } from '../../lib/trpc.ts';

import css from './bottom-bar.module.css';

type LostBarProps = { readonly connection: Outputs['connection']['list'][number]; readonly waiting: number };

const whatIsSo = {
  xpm: 'Xero Practice Manager is disconnected. Your time is saved here and will send by itself.',
  ledger: 'Xero is disconnected. Client bills wait here; none is lost.',
} as const;

/** Stays until the connection is back, and names who can bring it back. */
export function LostBar({ connection, waiting }: LostBarProps) {
  const isAdmin = useHasRole('admin');
  return (
    <div className={css['bar']} data-tone="orange" role="status">
      <IconPlugConnectedX size={16} stroke={1.7} aria-hidden="true" />
      <span>
        {whatIsSo[connection.kind]} {isAdmin ? null : <WhoCanReconnect names={connection.canReconnect} />}
      </span>
      <span className={css['calls']}>
        {waiting === 0 ? null : `${counted(waiting, 'entry', 'entries')} waiting`}
      </span>
      {isAdmin ? <Reconnect kind={connection.kind} /> : null}
    </div>
  );
}

function WhoCanReconnect({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return 'An admin can reconnect.';
  return (
    <>
      <strong>{names.slice(0, 2).join(' or ')}</strong> can reconnect.
    </>
  );
}

function Reconnect({ kind }: { readonly kind: 'xpm' | 'ledger' }) {
  const trpc = useTRPC();
  const begin = useMutation(
    trpc.connection.begin.mutationOptions({
      onSuccess: ({ authoriseUrl }) => window.location.assign(authoriseUrl),
      onError: (error) => notify({ text: describeError(error) }),
    }),
  );
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={begin.isPending}
      onClick={() => begin.mutate({ kind })}
    >
      Reconnect
    </Button>
  );
}

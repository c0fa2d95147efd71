import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';

import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { tip } from '../../components/tip.ts';
import { counted } from '../../lib/format.ts';
import { useKey } from '../../lib/use-key.ts';
import { consequence } from './process-facts.ts';
import type { ProcessBoard } from './use-process-board.ts';

import css from './processes.module.css';

/** Changes that leave linked items behind wait here, with what they mean, until they are saved. Leaving asks. */
export function PendingBar({ board }: { readonly board: ProcessBoard }) {
  const { pending, savePending, dropPending } = board;
  const waits = pending.length > 0;
  useKey('primary', savePending, { enabled: waits, label: 'Save the changed tasks' });
  useKey('close', dropPending, { enabled: waits });
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => waits && current.pathname !== next.pathname,
    enableBeforeUnload: waits,
    withResolver: true,
  });
  return (
    <>
      {waits ? (
        <div className={css['pending']} role="status">
          <p>{consequence(pending)}</p>
          <Button variant="default" onClick={dropPending} {...tip('Leave it as it was', 'close')}>
            Leave it
          </Button>
          <Button onClick={savePending} {...tip('Save', 'primary')}>
            {pending.length === 1 ? 'Save' : `Save ${counted(pending.length, 'change', 'changes')}`}
          </Button>
        </div>
      ) : null}
      <ConfirmDialog
        open={blocker.status === 'blocked'}
        title="Go without saving?"
        verb="Go"
        safeVerb="Stay"
        onClose={() => blocker.reset?.()}
        onConfirm={() => blocker.proceed?.()}
      >
        {counted(pending.length, 'process keeps', 'processes keep')} the former task.
      </ConfirmDialog>
    </>
  );
}

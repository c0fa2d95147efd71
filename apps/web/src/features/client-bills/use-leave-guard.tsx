import { useBlocker } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { ConfirmDialog } from '../../components/confirm-dialog.tsx';

/**
 * Asks before a page with unsaved writing is left; a step inside the page, such as a side panel, is no leaving.
 *
 * @returns the question, to be drawn by the page
 */
export function useLeaveGuard(isChanged: boolean): ReactNode {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  const leave = () => proceed?.();
  const stay = () => reset?.();
  return (
    <ConfirmDialog
      open={status === 'blocked'}
      title="Go without saving?"
      verb="Go without saving"
      onClose={stay}
      onConfirm={leave}
    >
      What you wrote on this page is not saved yet. Going gives it up.
    </ConfirmDialog>
  );
}

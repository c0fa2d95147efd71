import { Suspense, lazy } from 'react';

import type { ConfirmDialogProps } from './confirm-dialog-props.ts';

const Body = lazy(() => import('./confirm-dialog-body.tsx'));

/** A question before something that is hard to take back. Loaded when first asked; the safe button has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  if (!props.open) return null;
  return (
    <Suspense fallback={null}>
      <Body {...props} />
    </Suspense>
  );
}

import { Suspense, lazy } from 'react';

import type { DialogProps } from './dialog-props.ts';

const Body = lazy(() => import('./dialog-body.tsx'));

/** A form in a dialog; loaded when first opened. */
export function Dialog(props: DialogProps) {
  if (!props.open) return null;
  return (
    <Suspense fallback={null}>
      <Body {...props} />
    </Suspense>
  );
}

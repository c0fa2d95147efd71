import { Suspense, lazy } from 'react';

import type { LinkPanelProps } from './explanation.ts';

const Body = lazy(() => import('./link-panel-body.tsx'));

/** Which job the time of a work item goes to, why, and how to choose another. Loaded when first opened. */
export function LinkPanel(props: LinkPanelProps) {
  return (
    <Suspense fallback={null}>
      <Body {...props} />
    </Suspense>
  );
}

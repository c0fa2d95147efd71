import { Suspense, lazy } from 'react';

import type { TracePanelProps } from './trace.ts';

const Body = lazy(() => import('./trace-panel-body.tsx'));

/** Why a time entry is where it is. Loaded when first asked. */
export function TracePanel(props: TracePanelProps) {
  return (
    <Suspense fallback={null}>
      <Body {...props} />
    </Suspense>
  );
}

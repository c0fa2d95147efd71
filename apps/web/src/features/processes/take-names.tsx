import { Button } from '@mantine/core';
import { Suspense, lazy } from 'react';

import type { ProcessBoard } from './use-process-board.ts';

const TakeNamesDialog = lazy(() => import('./take-names-dialog.tsx'));

/** The quick way to the first processes: XPM's tasks give the names, each mapped at once. */
export function TakeNamesButton({ board }: { readonly board: ProcessBoard }) {
  return (
    <Button variant="default" onClick={() => board.setTakingNames(true)}>
      Take names from XPM’s tasks…
    </Button>
  );
}

/** The dialog behind the button; it stays while its list grows below it. */
export function TakeNames({ board }: { readonly board: ProcessBoard }) {
  if (!board.isTakingNames) return null;
  return (
    <Suspense fallback={null}>
      <TakeNamesDialog board={board} onClose={() => board.setTakingNames(false)} />
    </Suspense>
  );
}

import { Suspense, lazy, useState } from 'react';

import { useKey } from '../../lib/use-key.ts';

const Palette = lazy(() => import('./palette.tsx'));
const KeySheet = lazy(() => import('./key-sheet.tsx'));

/** What a key calls up over any page; each is loaded when first called. */
export function Summoned() {
  const [shown, setShown] = useState<'palette' | 'keys' | null>(null);
  useKey('palette', () => setShown('palette'));
  useKey('showKeys', () => setShown('keys'));
  const close = () => setShown(null);
  return (
    <Suspense fallback={null}>
      {shown === 'palette' ? <Palette onClose={close} /> : null}
      {shown === 'keys' ? <KeySheet onClose={close} /> : null}
    </Suspense>
  );
}

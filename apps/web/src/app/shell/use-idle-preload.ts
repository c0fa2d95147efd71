import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

import { paths } from '../../lib/paths.ts';

/** Fetches the code of the pages everybody goes to, and the palette, once the first page is quiet. */
export function useIdlePreload(): void {
  const router = useRouter();
  useEffect(() => {
    const preload = () => {
      for (const to of [paths.work, paths.timesheetWeek]) void router.preloadRoute({ to });
      void import('./palette.tsx');
    };
    // Safari has no idle callback; two seconds after the start are idle enough.
    const timer = window.setTimeout(
      () => ('requestIdleCallback' in window ? requestIdleCallback(preload) : preload()),
      2_000,
    );
    return () => window.clearTimeout(timer);
  }, [router]);
}

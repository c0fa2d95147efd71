import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** After a change of page, brings the focus to its heading, so that ears and keys begin there. */
export function useFocusHeading(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation) return;
        document.querySelector<HTMLElement>('#page-scroll h1')?.focus({ preventScroll: true });
      }),
    [router],
  );
}

import { type RefObject, useCallback, useSyncExternalStore } from 'react';

import { density } from '../lib/preferences.ts';

const stepPx = 120;

/** The element that scrolls every page inside the shell. */
export function pageScroller(): HTMLElement | null {
  return document.getElementById('page-scroll');
}

/** How far an element's top lies above the window's, in steps of 120 px, so that most scrolling draws nothing new. */
export function useScrolledPast(element: RefObject<HTMLElement | null>): number {
  const subscribe = useCallback((listener: () => void) => {
    const stopping = new AbortController();
    const options = { passive: true, signal: stopping.signal };
    pageScroller()?.addEventListener('scroll', listener, options);
    window.addEventListener('resize', listener, options);
    return () => stopping.abort();
  }, []);
  const read = () => {
    const scroller = pageScroller();
    if (!scroller || !element.current) return 0;
    const past = scroller.getBoundingClientRect().top - element.current.getBoundingClientRect().top;
    return Math.round(past / stepPx) * stepPx;
  };
  return useSyncExternalStore(subscribe, read);
}

/** Height of one row in pixels, as density and pointer have it. */
export function useRowPx(tall: boolean): number {
  return useSyncExternalStore(density.subscribe, () => {
    const value = getComputedStyle(document.documentElement).getPropertyValue(
      tall ? '--tl-row-tall' : '--tl-row',
    );
    return Number.parseInt(value, 10) || (tall ? 52 : 40);
  });
}

import { useEffect, useState } from 'react';

/** Whole seconds until an instant (milliseconds), counting down; 0 when it is over or null. */
export function useSecondsLeft(untilMs: number | null): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (untilMs === null) return undefined;
    const timer = window.setInterval(() => {
      setNowMs(Date.now());
      if (Date.now() >= untilMs) window.clearInterval(timer);
    }, 250);
    return () => window.clearInterval(timer);
  }, [untilMs]);
  return untilMs === null ? 0 : Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
}

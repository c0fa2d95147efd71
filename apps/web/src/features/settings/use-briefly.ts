import { useCallback, useEffect, useState } from 'react';

const shownMs = 2_000;

/** True for two seconds after each call of the returned function. */
export function useBriefly(): readonly [boolean, () => void] {
  const [sinceMs, setSinceMs] = useState<number | null>(null);
  useEffect(() => {
    if (sinceMs === null) return undefined;
    const timer = window.setTimeout(() => setSinceMs(null), shownMs);
    return () => window.clearTimeout(timer);
  }, [sinceMs]);
  const show = useCallback(() => setSinceMs(Date.now()), []);
  return [sinceMs !== null, show];
}

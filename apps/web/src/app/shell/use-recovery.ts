import { useEffect, useState } from 'react';

import { follow, type Counts, type Recovery, recoveryOf, type Watched } from './recovery.ts';

const shownMs = 8_000;
const nothingYet: Watched = { away: null, since: null };

/** What went since a connection that was lost or silent came back; null eight seconds after the last of it. */
export function useRecovery(isAway: boolean, counts: Counts): Recovery | null {
  const [watched, setWatched] = useState(nothingYet);
  const now = follow(watched, { isAway, counts });
  if (now !== watched) setWatched(now);
  const { since } = now;
  useEffect(() => {
    if (since === null) return undefined;
    const timer = window.setTimeout(() => setWatched(nothingYet), shownMs);
    return () => window.clearTimeout(timer);
    // Each one that goes keeps the line a little longer.
  }, [since, counts.waiting]);
  return since && recoveryOf(since, counts);
}

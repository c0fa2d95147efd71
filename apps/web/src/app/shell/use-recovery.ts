import { useEffect, useState } from 'react';

const shownMs = 8_000;

type Counts = {
  /** Deliveries resting or under way. */
  readonly waiting: number;
  readonly refused: number;
};

export type Recovery = { readonly sent: number; readonly refused: number; readonly waiting: number };

/** What went since a connection that was lost or silent came back; null eight seconds after the last of it. */
export function useRecovery(isAway: boolean, { waiting, refused }: Counts): Recovery | null {
  const [seen, setSeen] = useState<{ readonly isAway: boolean; readonly since: Counts | null }>({
    isAway,
    since: null,
  });
  if (seen.isAway !== isAway) setSeen({ isAway, since: isAway ? null : { waiting, refused } });
  const { since } = seen;
  useEffect(() => {
    if (since === null) return undefined;
    const timer = window.setTimeout(() => setSeen((old) => ({ ...old, since: null })), shownMs);
    return () => window.clearTimeout(timer);
    // Each one that goes keeps the line a little longer.
  }, [since, waiting]);
  if (since === null) return null;
  const refusals = Math.max(0, refused - since.refused);
  return { waiting, refused: refusals, sent: Math.max(0, since.waiting - waiting - refusals) };
}

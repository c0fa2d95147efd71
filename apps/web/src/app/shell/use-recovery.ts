import { useEffect, useState } from 'react';

const shownMs = 8_000;

/** True for eight seconds after a lost connection came back. */
export function useRecovery(isLost: boolean): boolean {
  const [seen, setSeen] = useState({ isLost, recovered: false });
  if (seen.isLost !== isLost) setSeen({ isLost, recovered: !isLost });
  useEffect(() => {
    if (!seen.recovered) return undefined;
    const timer = window.setTimeout(() => setSeen((old) => ({ ...old, recovered: false })), shownMs);
    return () => window.clearTimeout(timer);
  }, [seen.recovered]);
  return seen.recovered;
}

import { useEffect, useState } from 'react';

import { isStarting } from '../../lib/timer-guess.ts';
import { startedHere } from '../../lib/timer-memory.ts';

const shownMs = 3_000;
// News of a start made here may come before its answer.
const doubtMs = 600;
const openedAtMs = Date.now();
const settlingMs = 5_000;

/** True for three seconds after a timer appeared that was not started here, nor already ran when the app opened. */
export function useFromElsewhere(timerId: string): boolean {
  const [toldId, setToldId] = useState<string | null>(null);
  useEffect(() => {
    const isOurs = isStarting({ id: timerId }) || startedHere.get() === timerId;
    if (isOurs || Date.now() - openedAtMs < settlingMs) return undefined;
    const show = window.setTimeout(() => {
      if (startedHere.get() !== timerId) setToldId(timerId);
    }, doubtMs);
    const hide = window.setTimeout(() => setToldId(null), doubtMs + shownMs);
    return () => {
      window.clearTimeout(show);
      window.clearTimeout(hide);
    };
  }, [timerId]);
  return toldId === timerId;
}

import { runKey } from '../../lib/key-dispatch.ts';
import { useStore } from '../../lib/store.ts';
import { lastSaved } from '../../lib/timer-memory.ts';
import { useKey } from '../../lib/use-key.ts';
import { useRunningTimer } from '../../lib/use-running-timer.ts';
import { useStopTimer } from '../../lib/use-timer.ts';
import { IdleField } from './idle-field.tsx';
import { RunningPill } from './running-pill.tsx';
import { SavedNotice } from './saved-notice.tsx';
import { useSwitchBack } from './use-switch-back.ts';

/** The timer on every page: what runs and whether it will reach XPM, what was just saved, or the way to start. */
export function HeaderTimer() {
  const running = useRunningTimer();
  const saved = useStore(lastSaved);
  const stop = useStopTimer();
  const switchBack = useSwitchBack(running);
  const label = running ? `Stop ${running.workTitle ?? 'the timer'}` : undefined;
  useKey('stopTimer', () => stop.mutate({}), { enabled: Boolean(running), ...(label ? { label } : {}) });
  useKey('switchBack', () => switchBack?.(), { enabled: switchBack !== null });

  if (running) return <RunningPill running={running} onStop={() => stop.mutate({})} />;
  if (saved) return <SavedNotice saved={saved} onStart={() => runKey('startTimer')} />;
  return <IdleField />;
}

import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { KeyHint } from '../../components/key-hint.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { timeEntryLook } from '../../components/state-looks.ts';
import { tip } from '../../components/tip.ts';
import { duration, spokenDuration } from '../../lib/format.ts';
import { type SavedTime, lastSaved } from '../../lib/timer-memory.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useKey } from '../../lib/use-key.ts';
import { useStartAgain } from '../../lib/use-timer.ts';

import css from './timer.module.css';

const shownMs = 4_000;

type SavedNoticeProps = { readonly saved: SavedTime; readonly onStart: () => void };

/** "Saved 0:48 · Waiting", where the timer was, for a moment, with the way to go on. */
export function SavedNotice({ saved, onStart }: SavedNoticeProps) {
  const trpc = useTRPC();
  const [held, setHeld] = useState(false);
  const goOn = useStartAgain();
  const { workDate, entryId } = saved;
  const { data: entries } = useQuery(trpc.timeEntry.list.queryOptions({ from: workDate, to: workDate }));
  const delivery = entries?.find(({ id }) => id === entryId)?.delivery;
  useKey('startTimer', () => {
    lastSaved.set(null);
    window.setTimeout(onStart, 0);
  });
  useEffect(() => {
    if (held) return undefined;
    const timer = window.setTimeout(() => lastSaved.set(null), shownMs);
    return () => window.clearTimeout(timer);
  }, [held]);
  return (
    <div
      className={css['saved']}
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <span className={css['what']}>
        Saved <b className="num">{duration(saved.minutes)}</b>
        <span className="tl-hidden-text">{spokenDuration(saved.minutes)}</span>
        <span className={css['on']}> on {saved.what}</span>
      </span>
      {delivery ? <StateChip look={timeEntryLook(delivery)} sentence={delivery.sentence} /> : null}
      <button
        type="button"
        className={css['again']}
        onClick={() => goOn(saved)}
        {...tip('The timer goes on; what was saved stays', 'undo')}
      >
        <IconPlayerPlayFilled size={12} aria-hidden="true" /> Go on <KeyHint name="undo" />
      </button>
    </div>
  );
}

import { IconPlayerStopFilled } from '@tabler/icons-react';
import { Suspense, lazy } from 'react';

import { FloatingBody, useFloating } from '../../components/floating.tsx';
import { tip } from '../../components/tip.ts';
import { type RunningTimer, isStarting } from '../../lib/timer-guess.ts';
import { useKey } from '../../lib/use-key.ts';
import { ClockText } from './clock-text.tsx';
import { Outlook } from './outlook.tsx';
import { useFromElsewhere } from './use-from-elsewhere.ts';

import css from './timer.module.css';

const RunningEditor = lazy(() => import('./running-editor.tsx'));

type RunningPillProps = { readonly running: RunningTimer; readonly onStop: () => void };

/** What runs: work, client, job, whether it will reach XPM, the clock, and one button to stop. */
export function RunningPill({ running, onStop }: RunningPillProps) {
  const editor = useFloating();
  const { id, open, setAnchor, show, hide } = editor;
  const fromElsewhere = useFromElsewhere(running.id);
  useKey('startTimer', show, { label: 'Change or switch the timer' });
  const what = running.workTitle ?? (running.note === '' ? 'Timer without work' : running.note);
  const around = [running.clientName, running.xpmJobNumber].filter(Boolean).join(' · ');
  return (
    <div className={css['pill']} role="group" aria-label="Running timer">
      <i className={css['dot']} aria-hidden="true" />
      <button
        type="button"
        ref={setAnchor}
        className={css['what']}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        {...tip('Change the note or switch', 'startTimer')}
      >
        <b>{what}</b>
        {around === '' ? null : <span className={css['around']}> · {around}</span>}
      </button>
      {fromElsewhere ? (
        <span className={css['told']} role="status">
          started on another device
        </span>
      ) : (
        <Outlook running={running} onChooseWork={show} />
      )}
      {running.startedAt === null ? null : <ClockText startedAt={running.startedAt} what={what} />}
      <button
        type="button"
        className={css['stop']}
        onClick={onStop}
        aria-label={`Stop ${what}`}
        {...tip('Stop', 'stopTimer')}
      >
        <IconPlayerStopFilled size={14} aria-hidden="true" />
      </button>
      <FloatingBody floating={editor} role="dialog" label="Running timer" width={380}>
        <Suspense fallback={null}>
          {isStarting(running) ? null : <RunningEditor running={running} onDone={hide} />}
        </Suspense>
      </FloatingBody>
    </div>
  );
}

import { useEffect, useRef } from 'react';

import { clock, duration } from '../../lib/format.ts';
import { runningTitle } from '../../lib/running-title.ts';
import { serverNow } from '../../lib/server-clock.ts';

import css from './timer.module.css';

type ClockTextProps = {
  /** ISO instant by the server's clock. */
  readonly startedAt: string;
  /** What the tab is called while it runs: "Tax return". */
  readonly what: string;
};

/** `0:47:12`, ticking outside React's tree; the title of the tab follows once a minute. */
export function ClockText({ startedAt, what }: ClockTextProps) {
  const digits = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const startMs = Date.parse(startedAt);
    let timer = 0;
    const tick = () => {
      const ms = Math.max(0, serverNow() - startMs);
      const text = clock(ms / 1_000);
      if (digits.current && digits.current.textContent !== text) digits.current.textContent = text;
      const title = `${duration(Math.floor(ms / 60_000))} ${what}`;
      if (runningTitle.get() !== title) runningTitle.set(title);
      timer = window.setTimeout(tick, 1_000 - (ms % 1_000) + 5);
    };
    tick();
    return () => {
      window.clearTimeout(timer);
      runningTitle.set(null);
    };
  }, [startedAt, what]);
  return (
    <span
      ref={digits}
      role="timer"
      aria-live="off"
      aria-label="Time on this timer"
      className={css['clock']}
    />
  );
}

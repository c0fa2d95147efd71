import { useEffect, useEffectEvent, useRef } from 'react';

import { countdownWords } from '../../lib/countdown-words.ts';
import { serverNow } from '../../lib/server-clock.ts';

type CountdownProps = {
  /** ISO instant the wait ends. */
  readonly until: string;
  /** Called once when it is over. */
  readonly onOver: () => void;
};

/** "0:42", a second at a time in one text node; silent for ears, for the sentence beside it says until when. */
export function Countdown({ until, onOver }: CountdownProps) {
  const text = useRef<HTMLSpanElement>(null);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    const endMs = Date.parse(until);
    const show = () => {
      const leftMs = endMs - serverNow();
      if (text.current) text.current.textContent = countdownWords(leftMs);
      if (leftMs > 0) return;
      window.clearInterval(timer);
      over();
    };
    const timer = window.setInterval(show, 1000);
    show();
    return () => window.clearInterval(timer);
  }, [until]);
  return <span ref={text} className="num" aria-hidden="true" />;
}

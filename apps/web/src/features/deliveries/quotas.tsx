import { count } from '../../lib/format.ts';
import { sideNames } from '../../lib/pause-words.ts';
import type { DeliverySummary } from './filters.ts';

import css from './deliveries.module.css';

/** "XPM 41 calls left this minute, 4,812 today", for each side; by our own count, and as last told. */
export function Quotas({ sides }: { readonly sides: DeliverySummary['connections'] }) {
  return (
    <ul className={css['quotas']} aria-label="Calls left">
      {sides.map(({ connectionId, kind, minuteRemaining, dayRemaining, pausedUntil }) => (
        <li key={connectionId}>
          {sideNames[kind]}{' '}
          {pausedUntil === null ? (
            <>
              <span className="num">{count(minuteRemaining)}</span> calls left this minute
            </>
          ) : (
            'rests'
          )}
          {dayRemaining === null ? null : (
            <>
              , <span className="num">{count(dayRemaining)}</span> today
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

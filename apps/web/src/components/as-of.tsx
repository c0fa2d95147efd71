import { clockTime, exactMoment } from '../lib/instants.ts';
import { sentenceTip } from './tip.ts';

import css from './as-of.module.css';

type AsOfProps = {
  /** ISO instant of the last read; null when never read. */
  readonly at: string | null;
  readonly timeZone: string;
};

/** "as of 09:41": how old a list from XPM or Xero is. */
export function AsOf({ at, timeZone }: AsOfProps) {
  if (at === null) return <span className={css['as-of']}>not read yet</span>;
  return (
    <time className={css['as-of']} dateTime={at} {...sentenceTip(exactMoment(at, timeZone))}>
      as of <span className="num">{clockTime(at, timeZone)}</span>
    </time>
  );
}

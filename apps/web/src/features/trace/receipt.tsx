import { exactMoment, clockTimeWithSeconds } from '../../lib/instants.ts';
import { usePractice } from '../../lib/session.ts';
import { receiptWords, shortHash } from './receipt-words.ts';
import type { Trace } from './trace.ts';

import css from './trace.module.css';

/** What was intended, sent and answered, with times and hashes, oldest first. */
export function Receipt({ receipt }: Pick<Trace, 'receipt'>) {
  const { timeZone } = usePractice();
  if (receipt.length === 0) return null;
  return (
    <section className={css['receipt']}>
      <h3>Receipt</h3>
      <ol>
        {receipt.map((line, index) => (
          <li key={`${line.at} ${index}`}>
            <time className="num" dateTime={line.at} data-tip={exactMoment(line.at, timeZone)}>
              {clockTimeWithSeconds(line.at, timeZone)}
            </time>
            <span>{receiptWords(line)}</span>
            {line.hash === null ? null : (
              <code data-tip={line.hash} aria-label={`hash ${line.hash}`}>
                {shortHash(line.hash)}
              </code>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

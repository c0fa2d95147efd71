import type { ReactNode } from 'react';

import { clockTimeWithSeconds, exactMoment } from '../lib/instants.ts';
import { receiptWords, shortHash } from '../lib/receipt-words.ts';
import { usePractice } from '../lib/session.ts';
import type { Outputs } from '../lib/trpc.ts';

import css from './receipt.module.css';

type ReceiptProps = {
  readonly receipt: Outputs['timeEntry']['trace']['receipt'];
  /** The way to read it back once more. */
  readonly children?: ReactNode;
};

/** What was intended, sent, answered and read back, with times and hashes, oldest first. */
export function Receipt({ receipt, children }: ReceiptProps) {
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
      {children}
    </section>
  );
}

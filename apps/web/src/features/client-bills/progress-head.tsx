import { Button } from '@mantine/core';

import { counted, money, moneyWithSymbol } from '../../lib/format.ts';
import { usePractice } from '../../lib/session.ts';
import type { PostingProgress } from './posting-progress.ts';

import css from './dry-run.module.css';

type ProgressHeadProps = {
  readonly progress: PostingProgress;
  readonly onSee: (clientBillId: string) => void;
};

const lookingWords =
  'The database was restored: what may be in Xero already is looked for first, which takes about two minutes.';

/** How far the posting is, in number and money; the same words after leaving and coming back. */
export function ProgressHead({ progress, onSee }: ProgressHeadProps) {
  const { country } = usePractice();
  const { total, totalCents, arrived, arrivedCents, underWay, stopped } = progress;
  const [firstStopped] = stopped;
  const client = total === 1 ? 'client bill' : 'client bills';
  return (
    <section className={css['progress']} aria-label="Posting">
      <div className={css['progress-line']}>
        <strong role="status">
          {underWay > 0
            ? `Posting ${total} ${client}`
            : endWords(progress, (cents) => moneyWithSymbol(cents, country))}
        </strong>
        <progress value={arrived} max={total} aria-label="In Xero" />
        <span className="num">
          {arrived} of {total}
        </span>
        <span className="num">
          {money(arrivedCents)} of {money(totalCents)}
        </span>
        {firstStopped ? (
          <Button variant="default" size="compact-sm" onClick={() => onSee(firstStopped.id)}>
            {stopped.length === 1 ? 'See the one that waits' : `See the ${stopped.length} that wait`}
          </Button>
        ) : null}
      </div>
      {underWay > 0 ? (
        <p className={css['calm']}>
          {lookWords(progress)}You can leave this page. It goes on, and nothing is sent twice.
        </p>
      ) : null}
    </section>
  );
}

function lookWords({ looking, checking }: PostingProgress): string {
  if (looking > 0) return `${lookingWords} `;
  return checking > 0
    ? `${counted(checking, 'is', 'are')} looked for in Xero before anything is sent again. `
    : '';
}

/** "5 in Xero, $7,015.00, equal to the cent. 1 waits." */
function endWords(
  { arrived, arrivedCents, differing, stopped }: PostingProgress,
  withSymbol: (cents: number) => string,
): string {
  const equal = differing === 0 ? 'equal to the cent' : `${differing} not as they were sent`;
  const there = arrived === 0 ? '' : `${arrived} in Xero, ${withSymbol(arrivedCents)}, ${equal}.`;
  const waits = stopped.length === 0 ? '' : `${stopped.length} ${stopped.length === 1 ? 'waits' : 'wait'}.`;
  return [there, waits].filter(Boolean).join(' ');
}

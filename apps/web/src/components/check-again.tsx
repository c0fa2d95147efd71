import { clockTimeWithSeconds } from '../lib/instants.ts';
import { usePractice } from '../lib/session.ts';
import type { Outputs } from '../lib/trpc.ts';
import { ErrorLine } from './error-line.tsx';
import { RefreshButton } from './refresh-button.tsx';

import css from './receipt.module.css';

type CheckAgainProps = {
  readonly check: {
    readonly data: Outputs['timeEntry']['check'] | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
  };
  readonly onCheck: () => void;
};

/** Reads the record back; the answer stands here, where it was asked. */
export function CheckAgain({ check: { data, error, isPending }, onCheck }: CheckAgainProps) {
  const { timeZone } = usePractice();
  return (
    <div className={css['check']} role="status">
      <RefreshButton label="Check again" calls={1} busy={isPending} onRefresh={onCheck} />
      {data ? (
        <span className={css['answer']} data-outcome={data.outcome}>
          {data.sentence} <span className="num">{clockTimeWithSeconds(data.at, timeZone)}</span>
        </span>
      ) : null}
      {error ? <ErrorLine error={error} /> : null}
    </div>
  );
}

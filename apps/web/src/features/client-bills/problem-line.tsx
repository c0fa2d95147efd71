import { IconAlertTriangle, IconHandStop } from '@tabler/icons-react';

import type { Bill, BillProblem, DryRun } from './bill-types.ts';
import { comparedValues } from './check-facts.ts';
import { ProblemFix } from './problem-fix.tsx';
import { useBillingLists } from './use-billing-lists.ts';

import css from './checks.module.css';

type ProblemLineProps = {
  readonly problem: BillProblem;
  readonly bill: Bill;
  readonly dry: DryRun;
  readonly checkAgain: () => void;
  readonly again: () => void;
  readonly calls: number;
};

/** A failed check or a remark: sentence, the two values compared, and its fix. */
export function ProblemLine({ problem, bill, dry, checkAgain, again, calls }: ProblemLineProps) {
  const lists = useBillingLists();
  const compared = comparedValues(problem, { bill, dry, lists });
  const { blocking, sentence } = problem;
  const Icon = blocking ? IconHandStop : IconAlertTriangle;
  return (
    <li data-colour={blocking ? 'orange' : 'amber'} data-found="">
      <Icon size={15} stroke={2.2} aria-label={blocking ? 'Waits' : 'Remark'} />
      <span>
        {sentence}
        {compared === null ? null : (
          <dl className={css['compared']}>
            <dt>here</dt>
            <dd>{compared.ours}</dd>
            <dt>Xero</dt>
            <dd>{compared.theirs}</dd>
          </dl>
        )}
        <div>
          <ProblemFix problem={problem} bill={bill} checkAgain={checkAgain} again={again} calls={calls} />
        </div>
      </span>
    </li>
  );
}

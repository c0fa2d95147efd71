import { IconAlertTriangle, IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

import { Panel } from '../../components/panel.tsx';
import { paths } from '../../lib/paths.ts';
import { BillHistory } from './bill-history.tsx';
import { BillSteps } from './bill-steps.tsx';
import type { Bill, BillProblem } from './bill-types.ts';
import { isMappingProblem } from './problem-kinds.ts';

import css from './side.module.css';

/** Beside a client bill: how far it is, what speaks against it, and who did what. */
export function BillSide({ bill }: { readonly bill: Bill }) {
  const { state, problems } = bill;
  return (
    <div className={css['side']}>
      <Panel title="The way to Xero">
        <BillSteps bill={bill} />
      </Panel>
      {state === 'posted' ? null : (
        <Panel title="Checks so far" aside={problems.length === 0 ? undefined : problems.length}>
          {problems.length === 0 ? (
            <p className={css['calm']}>
              Nothing known here speaks against posting it. The dry run asks Xero for the rest.
            </p>
          ) : (
            <ul className={css['problems']}>
              {problems.map((problem) => (
                <ProblemItem key={`${problem.code} ${problem.subjectId}`} problem={problem} />
              ))}
            </ul>
          )}
        </Panel>
      )}
      <Panel title="History">
        <BillHistory clientBillId={bill.id} />
      </Panel>
    </div>
  );
}

function ProblemItem({ problem }: { readonly problem: BillProblem }) {
  const { code, sentence, blocking, subjectId } = problem;
  const Icon = blocking ? IconHandStop : IconAlertTriangle;
  return (
    <li data-colour={blocking ? 'orange' : 'amber'}>
      <Icon size={15} stroke={2.2} aria-label={blocking ? 'Waits' : 'Remark'} />
      <span>
        {sentence}{' '}
        {isMappingProblem(code) ? (
          <Link to={paths.ledgerMapping} search={subjectId === null ? {} : { account: subjectId }}>
            Ledger mapping
          </Link>
        ) : null}
      </span>
    </li>
  );
}

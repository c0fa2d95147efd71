import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import { describeError } from '../../lib/describe-error.ts';
import { counted } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useHasRole } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import type { Bill, BillProblem } from './bill-types.ts';
import { isDocumentProblem, isMappingProblem } from './problem-kinds.ts';
import { useApproveBill } from './use-bill-actions.ts';
import { useRenumber } from './use-renumber.ts';

import css from './checks.module.css';

type ProblemFixProps = {
  readonly problem: BillProblem;
  readonly bill: Bill;
  readonly checkAgain: () => void;
  readonly again: () => void;
  /** What `again` costs. */
  readonly calls: number;
};

/** What to do about a problem: done here, or the way to where it is done. Absent where this person cannot. */
export function ProblemFix({ problem, bill, checkAgain, again, calls }: ProblemFixProps) {
  const { code, fix } = problem;
  const approve = useApproveBill();
  const renumber = useRenumber();
  const clientBillId = bill.id;
  if (fix === 'Check again')
    return <FixButton label={`${fix} · ${counted(calls, 'call', 'calls')}`} onClick={again} />;
  if (code === 'not_approved') {
    const run = () => approve.mutate({ clientBillId }, { onSuccess: checkAgain, onError: tell });
    return <FixButton label={fix} onClick={run} busy={approve.isPending} />;
  }
  if (code === 'number_taken') {
    const run = () => renumber.mutate(bill, { onSuccess: checkAgain });
    return <FixButton label={fix} onClick={run} busy={renumber.isPending} />;
  }
  return <FixLink problem={problem} clientBillId={clientBillId} />;
}

function tell(error: unknown): void {
  notify({ text: describeError(error) });
}

function FixLink({
  problem,
  clientBillId,
}: {
  readonly problem: BillProblem;
  readonly clientBillId: string;
}) {
  const { code, fix, subjectId } = problem;
  const isAdmin = useHasRole('admin');
  const adminPage = adminPages.get(code);
  const look = { className: css['fix'] };
  if (isMappingProblem(code)) {
    return (
      <Link to={paths.ledgerMapping} search={subjectId === null ? {} : { account: subjectId }} {...look}>
        {fix}
      </Link>
    );
  }
  if (isDocumentProblem(code)) {
    return (
      <Link to={paths.clientBill} params={{ clientBillId }} {...look}>
        {fix}
      </Link>
    );
  }
  return adminPage && isAdmin ? (
    <Link to={adminPage} {...look}>
      {fix}
    </Link>
  ) : null;
}

/** Solved under Settings, by admins. */
const adminPages = new Map<
  BillProblem['code'],
  typeof paths.settingsPractice | typeof paths.settingsConnections
>([
  ['cash_basis', paths.settingsPractice],
  ['ledger_disconnected', paths.settingsConnections],
  ['may_not_approve', paths.settingsConnections],
]);

type FixButtonProps = { readonly label: string; readonly onClick: () => void; readonly busy?: boolean };

function FixButton({ label, onClick, busy = false }: FixButtonProps) {
  return (
    <Button variant="default" size="compact-sm" className={css['fix'] ?? ''} onClick={onClick} loading={busy}>
      {label}
    </Button>
  );
}

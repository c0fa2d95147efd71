import { ErrorLine } from '../../components/error-line.tsx';
import { Page } from '../../components/page.tsx';
import { RefreshButton } from '../../components/refresh-button.tsx';
import { counted } from '../../lib/format.ts';
import { useKey } from '../../lib/use-key.ts';
import { BackLink } from './back-link.tsx';
import { Checks } from './checks.tsx';
import { DryFoot } from './dry-foot.tsx';
import { DryList } from './dry-list.tsx';
import { type DryRow, type DrySummary, nextProblem, summarise } from './dry-row.ts';
import { Paper } from './paper.tsx';
import { PhoneSteps } from './phone-steps.tsx';
import { postingProgress } from './posting-progress.ts';
import { ProgressHead } from './progress-head.tsx';
import { type DeskPart, useDeskView } from './use-desk-view.ts';
import { useDryRun } from './use-dry-run.ts';
import { usePost } from './use-post.ts';

import css from './dry-run.module.css';

/** Three columns: the client bills, the exact document of one, and what was checked; posting happens in place. */
export function DryRunDesk({ clientBillIds }: { readonly clientBillIds: readonly string[] }) {
  const run = useDryRun(clientBillIds);
  const post = usePost();
  const view = useDeskView(clientBillIds);
  const { isPhone, part, shownId, open, toPart } = view;
  const shown = run.rows.find(({ bill }) => bill.id === shownId);
  const problemId = nextProblem(run.rows, shownId);
  useKey('nextProblem', () => problemId !== null && open(problemId), { enabled: problemId !== null });

  const above = <Above error={run.error ?? post.error} run={run} onSee={open} />;
  const details = shown ? <Shown row={shown} run={run} shows={view.shows} /> : null;
  if (isPhone && part !== 'list') {
    return (
      <Page title="Dry run" before={<PhoneSteps part={part} toPart={toPart} />} note={shown?.bill.number}>
        {above}
        {details}
      </Page>
    );
  }
  const summary = summarise(run.rows);
  const isUntouched = run.rows.every(({ bill }) => bill.state === 'draft' || bill.state === 'approved');
  const howMany = counted(clientBillIds.length, 'client bill', 'client bills');
  return (
    <Page
      width="full"
      title="Dry run"
      before={<BackLink />}
      note={isUntouched ? `${howMany} · nothing has been sent` : howMany}
      actions={
        <RefreshButton label="Check again" calls={run.calls} busy={run.isChecking} onRefresh={run.again} />
      }
      foot={hasSomethingToDo(summary) ? <DryFoot summary={summary} post={post} shown={shown} /> : null}
    >
      {above}
      <div className={css['desk']}>
        <DryList view={view} dryRows={run.rows} summary={summary} />
        {details}
      </div>
    </Page>
  );
}

type AboveProps = {
  readonly error: unknown;
  readonly run: ReturnType<typeof useDryRun>;
  readonly onSee: (clientBillId: string) => void;
};

/** What went wrong, and how far the posting is. */
function Above({ error, run, onSee }: AboveProps) {
  const progress = postingProgress(run.rows.map(({ bill }) => bill));
  return (
    <>
      {error ? <ErrorLine error={error} onRetry={run.checkAgain} /> : null}
      {progress === null ? null : <ProgressHead progress={progress} onSee={onSee} />}
    </>
  );
}

function hasSomethingToDo({ isDisconnected, readyIds, waiting }: DrySummary): boolean {
  return isDisconnected || readyIds.length > 0 || waiting.length > 0;
}

type ShownProps = {
  readonly row: DryRow;
  readonly run: ReturnType<typeof useDryRun>;
  readonly shows: (part: DeskPart) => boolean;
};

function Shown({ row, run, shows }: ShownProps) {
  const { id } = row.bill;
  return (
    <>
      {shows('document') ? <Paper key={`${id} document`} row={row} /> : null}
      {shows('checks') ? (
        <Checks
          key={`${id} checks`}
          row={row}
          checkAgain={run.checkAgain}
          again={run.again}
          calls={run.calls}
        />
      ) : null}
    </>
  );
}

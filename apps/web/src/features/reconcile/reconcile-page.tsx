import { AsOf } from '../../components/as-of.tsx';
import { Page } from '../../components/page.tsx';
import { RefreshButton } from '../../components/refresh-button.tsx';
import { ViewSwitch } from '../../components/view-switch.tsx';
import { daysOfMonth } from '../../lib/months.ts';
import { usePractice } from '../../lib/session.ts';
import { useKey } from '../../lib/use-key.ts';
import { AccountStrip } from './account-strip.tsx';
import { BucketChips } from './bucket-chips.tsx';
import { DiffPanel } from './diff-panel.tsx';
import { ExportMenu } from './export-menu.tsx';
import { MonthChoice } from './month-choice.tsx';
import { OutcomeLine } from './outcome-line.tsx';
import { Report } from './report.tsx';
import type { BillReconciliation, TimeReconciliation } from './types.ts';
import { usePage } from './use-page.ts';
import { useReconcile } from './use-reconcile.ts';
import { useReport } from './use-report.ts';
import { useRun } from './use-run.ts';
import { tabWords } from './words.ts';

const tabs = (['time', 'bills'] as const).map((value) => ({ value, label: tabWords[value] }));

/** Both sides of a month side by side: what is equal is counted, each difference says why and what can be done. */
export function ReconcilePage() {
  const { timeZone } = usePractice();
  const page = usePage();
  const { tab, month } = page;
  const compared = useReconcile({ tab, month, equal: page.bucket === 'equal' });
  const run = useRun(tab);
  const { report, print } = useReport(tab, month);
  const swept = sweptOf(compared.data);
  const start = () => run.start({ kind: tab, ...daysOfMonth(month) });
  useKey('primary', start, { enabled: !run.busy, label: 'Run' });
  return (
    <Page
      title="Reconcile"
      views={
        <>
          <ViewSwitch label="Compare" options={tabs} value={tab} onChange={page.setTab} />
          <MonthChoice month={month} onChoose={page.setMonth} />
          {swept ? <AsOf at={swept.sweep.startedAt} timeZone={timeZone} /> : null}
        </>
      }
      actions={
        swept ? (
          <>
            <ExportMenu tab={tab} month={month} onReport={print} />
            <RefreshButton
              label="Run"
              calls={Math.max(1, swept.sweep.calls)}
              busy={run.busy}
              onRefresh={start}
            />
          </>
        ) : null
      }
    >
      {swept ? (
        <BucketChips
          tab={tab}
          counts={swept.counts}
          explained={swept.accepted}
          chosen={page.show}
          onChoose={page.setShow}
        />
      ) : null}
      <OutcomeLine
        tab={tab}
        run={run}
        state={swept && stateOf(swept)}
        toAsk={swept?.sweep.toAsk ?? 0}
        onReport={print}
      />
      <DiffPanel page={page} compared={compared} busy={run.busy} onRun={start} />
      {swept && 'accounts' in swept ? <AccountStrip accounts={swept.accounts} /> : null}
      {report ? <Report report={report} /> : null}
    </Page>
  );
}

type Data = TimeReconciliation | BillReconciliation;

/** What was compared, once the other side was read at all. */
function sweptOf(data: Data | undefined) {
  if (!data?.sweep) return null;
  return { ...data, sweep: data.sweep };
}

function stateOf({ counts, accepted }: Pick<Data, 'counts' | 'accepted'>) {
  const { missing_there: there, missing_here: here, differs, doubled } = counts;
  return { open: there + here + differs + doubled - accepted, explained: accepted };
}

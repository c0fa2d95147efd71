import { Navigate } from '@tanstack/react-router';

import { EmptyLine } from '../../components/empty-line.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { paths } from '../../lib/paths.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { BackLink } from './back-link.tsx';
import { DryRunDesk } from './dry-run-desk.tsx';
import { useApprovedBills } from './use-bills.ts';

const idsMax = 100;

/** The dry run of the client bills an address names, else of all that are approved. */
export function DryRunPage() {
  const [text] = useUrlText('bills');
  const ids = [...new Set((text ?? '').split(',').filter(Boolean))].slice(0, idsMax);
  return ids.length > 0 ? <DryRunDesk key={ids.join()} clientBillIds={ids} /> : <AllApproved />;
}

function AllApproved() {
  const query = useApprovedBills();
  return (
    <Page title="Dry run" before={<BackLink />} note="nothing has been sent">
      <Panel padding="bare">
        <QueryRegion
          query={query}
          isEmpty={(bills) => bills.length === 0}
          empty={
            <EmptyLine sentence="No client bill is approved yet. Approve one, and it can be checked here." />
          }
        >
          {(bills) => {
            const ids = bills.slice(0, idsMax).map(({ id }) => id);
            return <Navigate to={paths.dryRun} search={{ bills: ids.join(',') }} replace />;
          }}
        </QueryRegion>
      </Panel>
    </Page>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';

import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { useTRPC } from '../../lib/trpc.ts';
import { BackLink } from './back-link.tsx';
import { DraftPage } from './draft-page.tsx';
import { FrozenPage } from './frozen-page.tsx';
import { NewBillPage } from './new-bill-page.tsx';
import { newBill } from './new-bill.ts';

/** One client bill: written here while it is a draft, read from its approval on. */
export function ClientBillPage() {
  const { clientBillId = newBill } = useParams({ strict: false });
  return clientBillId === newBill ? <NewBillPage /> : <KnownBill key={clientBillId} id={clientBillId} />;
}

function KnownBill({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.clientBill.get.queryOptions({ clientBillId: id }));
  if (query.data?.state === 'draft') return <DraftPage bill={query.data} />;
  if (query.data) return <FrozenPage bill={query.data} />;
  return (
    <Page title="Client bill" before={<BackLink />}>
      <Panel padding="bare">
        <QueryRegion query={query}>{() => null}</QueryRegion>
      </Panel>
    </Page>
  );
}

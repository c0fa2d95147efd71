import { useQuery } from '@tanstack/react-query';

import { counted, moneyWithSymbol } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { usePractice } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { fine, unknown, waits } from './tile-looks.ts';
import { Tile } from './tile.tsx';

/** Client bills that are ready to post, and those still being written. */
export function AccountsTiles() {
  const trpc = useTRPC();
  const { country } = usePractice();
  const { data } = useQuery(trpc.clientBill.list.queryOptions({}));
  const ready = data?.items.filter((bill) => bill.state === 'approved') ?? [];
  const drafts = data?.items.filter((bill) => bill.state === 'draft') ?? [];
  const totalCents = ready.reduce((sum, bill) => sum + bill.totalCents, 0);
  return (
    <Tile
      to={paths.clientBills}
      label="Client bills"
      look={data === undefined ? unknown : ready.length > 0 ? waits : fine}
      value={
        ready.length === 0
          ? 'None ready to post'
          : `${ready.length} ready · ${moneyWithSymbol(totalCents, country)}`
      }
      line={drafts.length === 0 ? 'no drafts' : counted(drafts.length, 'draft', 'drafts')}
    />
  );
}

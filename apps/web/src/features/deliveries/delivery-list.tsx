import { RowList } from '../../components/row-list.tsx';
import { useRows } from '../../components/use-rows.ts';
import { useHasRole } from '../../lib/session.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { DeliveryRow, PhoneDeliveryRow } from './delivery-row.tsx';
import type { Delivery } from './filters.ts';
import { GroupHead } from './group-head.tsx';
import { type Block, useBlocks } from './use-blocks.ts';
import { useListActions } from './use-list-actions.ts';
import { useSendAgain } from './use-send-again.ts';

const columns = '92px 148px minmax(0, 1fr) auto';
const phoneColumns = 'minmax(0, 1fr) auto';

/** Deliveries with their states, those of one cause together under what mends them. */
export function DeliveryList({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  const isPhone = useIsPhone();
  const withWho = useHasRole('admin');
  const sendAgain = useSendAgain();
  const blocks = useBlocks(deliveries);
  const rows = useRows(blocks.ids);
  const { open, mend, fixOf } = useListActions({ blocks, focusedId: rows.focusedId, sendAgain });
  const Row = isPhone ? PhoneDeliveryRow : DeliveryRow;

  const headOf = ({ group }: Block) => {
    if (group === null) return blocks.blocks.length > 1 ? { head: 'Others' } : {};
    const fix = fixOf(group);
    return { head: <GroupHead group={group} fix={fix} onFix={() => fix && mend(fix)} /> };
  };
  return (
    <RowList
      label="Deliveries"
      rows={rows}
      tall
      columns={isPhone ? phoneColumns : columns}
      groups={blocks.blocks.map((block) => ({ id: block.id, ids: block.ids, ...headOf(block) }))}
      onOpen={open}
      onAct={open}
      renderRow={(id) => {
        const delivery = blocks.byId.get(id);
        return delivery ? (
          <Row
            delivery={delivery}
            sendAgain={sendAgain}
            grouped={blocks.groupOf(id) !== null}
            withWho={withWho}
          />
        ) : null;
      }}
    />
  );
}

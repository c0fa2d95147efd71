import { Button } from '@mantine/core';

import { count } from '../../lib/format.ts';
import { DeliveryList } from './delivery-list.tsx';
import type { Delivery } from './filters.ts';
import { useHeldOrder } from './use-held-order.ts';

import css from './deliveries.module.css';

type HeldListProps = {
  readonly deliveries: readonly Delivery[];
  /** What is listed; another list begins a new order. */
  readonly scope: string;
};

/** The list in an order that stays under the pointer; what is new waits in a pill above until it is let in. */
export function HeldList({ deliveries, scope }: HeldListProps) {
  const { shown, newCount, letIn } = useHeldOrder(deliveries, scope);
  return (
    <>
      <div className={css['new']} role="status">
        {newCount > 0 ? (
          <Button size="compact-sm" variant="default" radius="xl" onClick={letIn}>
            {count(newCount)} new
          </Button>
        ) : null}
      </div>
      <DeliveryList deliveries={shown} />
    </>
  );
}

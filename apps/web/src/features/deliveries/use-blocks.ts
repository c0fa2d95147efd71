import { useMemo } from 'react';

import type { Delivery } from './filters.ts';
import { type CauseGroup, groupByCause } from './group-by-cause.ts';

/** Rows of the list, top to bottom: one block for each cause that many share, then the others. */
export type Block = {
  readonly id: string;
  readonly group: CauseGroup<Delivery> | null;
  readonly ids: readonly string[];
};

export type Blocks = {
  readonly blocks: readonly Block[];
  readonly ids: readonly string[];
  readonly byId: ReadonlyMap<string, Delivery>;
  readonly groupOf: (deliveryId: string) => CauseGroup<Delivery> | null;
};

export function useBlocks(deliveries: readonly Delivery[]): Blocks {
  return useMemo(() => {
    const { groups, others } = groupByCause(deliveries);
    const blocks = [
      ...groups.map((group) => ({ id: group.id, group, ids: idsOf(group.rows) })),
      { id: 'others', group: null, ids: idsOf(others) },
    ];
    const groupById = new Map(groups.flatMap((group) => idsOf(group.rows).map((id) => [id, group] as const)));
    return {
      blocks,
      ids: blocks.flatMap((block) => block.ids),
      byId: new Map(deliveries.map((delivery) => [delivery.deliveryId, delivery])),
      groupOf: (deliveryId) => groupById.get(deliveryId) ?? null,
    };
  }, [deliveries]);
}

function idsOf(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries.map(({ deliveryId }) => deliveryId);
}

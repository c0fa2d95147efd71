import type { Outputs } from '../../lib/trpc.ts';

export type Delivery = Outputs['delivery']['list']['items'][number];
export type DeliverySummary = Outputs['delivery']['summary'];
export type DeliveryState = Delivery['state'];

export const deliveryFilters = [
  'all',
  'needs',
  'checking',
  'waiting',
  'sending',
  'unlinked',
  'arrived',
] as const;
export type DeliveryFilter = (typeof deliveryFilters)[number];

/** States of each filter; a person is needed for what is set aside and for what was refused. */
const states = {
  all: [],
  needs: ['blocked', 'refused'],
  checking: ['uncertain'],
  waiting: ['queued'],
  sending: ['sending'],
  unlinked: ['unlinked'],
  arrived: ['delivered'],
} as const satisfies Record<DeliveryFilter, readonly DeliveryState[]>;

/** The states a filter shows; none for `all`, which has no bounds. */
export function statesOf(filter: DeliveryFilter): readonly DeliveryState[] {
  return states[filter];
}

/** How many deliveries a filter shows. */
export function countOf(byState: DeliverySummary['byState'], filter: DeliveryFilter): number {
  const counted = filter === 'all' ? Object.values(byState) : statesOf(filter).map((state) => byState[state]);
  return counted.reduce((sum, count) => sum + count, 0);
}

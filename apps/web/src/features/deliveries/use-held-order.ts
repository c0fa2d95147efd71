import { useState } from 'react';

import type { Delivery } from './filters.ts';
import { type HeldOrder, arrange, holdOrder } from './hold-order.ts';

/** The deliveries in the order they were first seen in; newer ones are counted until `letIn` puts all in order. */
export function useHeldOrder(deliveries: readonly Delivery[], scope: string) {
  const [held, setHeld] = useState<HeldOrder | null>(null);
  const now = holdOrder(held, deliveries, scope);
  if (now !== held) setHeld(now);
  return { ...arrange(now, deliveries), letIn: () => setHeld(null) };
}

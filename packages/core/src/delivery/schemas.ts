import { z } from 'zod';

import { instantInput } from '../clock/day-input.ts';
import { deliveryStates } from '../db/schema/outbox-messages.ts';

export const ListDeliveries = {
  state: z.enum(deliveryStates).optional(),
  limit: z.number().int().min(1).max(500).default(100),
  /** Where the list went on; as given back by the list before. */
  cursor: instantInput.optional(),
};
export const RetryDelivery = { deliveryId: z.guid() };

import { listDeliveries } from '@throughline/core/delivery/list-deliveries';
import { retryDelivery } from '@throughline/core/delivery/retry-delivery';
import { ListDeliveries, RetryDelivery } from '@throughline/core/delivery/schemas';
import { summariseDeliveries } from '@throughline/core/delivery/summarise-deliveries';

import { ask, mutation, query, router } from '../procedures.ts';

export const deliveryRouter = router({
  summary: ask(summariseDeliveries),
  list: query(ListDeliveries, listDeliveries),
  retry: mutation(RetryDelivery, retryDelivery),
});

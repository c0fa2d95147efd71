import Decimal from 'decimal.js';

import type { World } from '../world/world.ts';
import { amountDueOf } from './money.ts';
import type { LedgerDocument } from './records.ts';

/** Adds to what is paid or credited on a document; PAID follows when nothing is due, AUTHORISED when something is. */
export function settle(
  world: World,
  document: LedgerDocument,
  change: { readonly field: 'amountPaid' | 'amountCredited'; readonly by: Decimal; readonly on: string },
): LedgerDocument {
  const amount = new Decimal(document[change.field]).plus(change.by).toFixed(2);
  const changed = { ...document, [change.field]: amount };
  const done = amountDueOf(changed).isZero();
  return world.tables.documents.put({
    ...changed,
    status: done ? 'PAID' : 'AUTHORISED',
    fullyPaidOn: done ? change.on : null,
    updatedAt: world.clock.now().toISOString(),
  });
}

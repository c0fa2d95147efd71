import { createHmac } from 'node:crypto';

import type { ReceiptKey } from '@throughline/core/context';

import type { TokenKey } from './token-keys.ts';

/** The keys that seal receipts, each drawn from a token key and under its id, in the same order. */
export function receiptKeys(tokenKeys: readonly TokenKey[]): readonly ReceiptKey[] {
  return tokenKeys.map(({ id, key }) => ({
    id,
    key: createHmac('sha256', key).update('receipts').digest(),
  }));
}

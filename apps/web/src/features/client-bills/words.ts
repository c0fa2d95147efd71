import type { LineAmountTypes } from './bill-types.ts';

/** How the amounts of a client bill's lines count. */
export const amountWords = {
  Exclusive: 'Tax exclusive',
  Inclusive: 'Tax inclusive',
  NoTax: 'No tax',
} as const satisfies Record<LineAmountTypes, string>;

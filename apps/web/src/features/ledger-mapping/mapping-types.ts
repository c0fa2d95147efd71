import type { Outputs } from '../../lib/trpc.ts';

export type LedgerAccount = Outputs['ledgerAccount']['list'][number];
export type XeroAccount = Outputs['xeroAccount']['list'][number];
export type TaxRate = Outputs['xeroTaxRate']['list'][number];
export type Purpose = LedgerAccount['purpose'];

/** What an account stands for, in words. */
export const purposeWords = {
  income: 'income',
  disbursement: 'disbursements',
  trust_liability: 'trust liability',
  trust_transfers: 'trust transfers',
  rounding: 'rounding',
} as const satisfies Record<Purpose, string>;

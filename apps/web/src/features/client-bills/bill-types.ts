import type { Inputs, Outputs } from '../../lib/trpc.ts';

export type Bill = Outputs['clientBill']['get'];
export type BillLine = Bill['lines'][number];
export type BillProblem = Bill['problems'][number];
export type DryRun = Outputs['clientBill']['dryRun'][number];
export type LedgerAccount = Outputs['ledgerAccount']['list'][number];
export type XeroAccount = Outputs['xeroAccount']['list'][number];
export type TaxRate = Outputs['xeroTaxRate']['list'][number];
export type DraftInput = Inputs['clientBill']['draft'];
export type LineAmountTypes = Bill['lineAmountTypes'];

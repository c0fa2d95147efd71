import type { SalesInvoiceDocument } from '@throughline/core/client-bill/sales-invoice-document';
import type { Ledger, LedgerInvoice } from '@throughline/ledger-push';
import type { SandboxState } from '@throughline/sandbox';
import { beforeEach, expect } from 'vitest';

import { documentOf, type StateInvoice } from './invoice-documents.ts';
import { openLedger } from './open-clients.ts';
import { type ContractServer, contractServer } from './support.ts';

/** The ledger client connected anew for each test, and what the server held when the test began. */
export type LedgerCases = {
  readonly server: ContractServer;
  readonly ledger: Ledger;
  readonly state: SandboxState;
  /** What Xero holds now. */
  invoices(): Promise<StateInvoice[]>;
  create(changes?: Partial<SalesInvoiceDocument>, key?: string): ReturnType<Ledger['createInvoice']>;
  /** Creates an invoice that must be taken. */
  created(changes?: Partial<SalesInvoiceDocument>, key?: string): Promise<LedgerInvoice>;
};

export function ledgerCases(): LedgerCases {
  const server = contractServer('tiny');
  let begun: { ledger: Ledger; state: SandboxState } | null = null;

  beforeEach(async () => {
    const { ledger } = await openLedger(server);
    begun = { ledger, state: await server.state() };
  });
  const now = (): { ledger: Ledger; state: SandboxState } => {
    if (begun === null) throw new Error('the test has not begun');
    return begun;
  };
  const create: LedgerCases['create'] = (changes = {}, key = 'key-1') =>
    now().ledger.createInvoice(documentOf(now().state, changes), key);

  return {
    server,
    get ledger() {
      return now().ledger;
    },
    get state() {
      return now().state;
    },
    invoices: async () => (await server.state()).xero.invoices,
    create,
    async created(changes, key) {
      const result = await create(changes, key);
      if (result.class !== 'applied') throw new Error(`not applied: ${JSON.stringify(result)}`);
      return result.invoice;
    },
  };
}

/** A refusal at HTTP 200 for these reasons, in this order. */
export const refusedFor = (...codes: readonly string[]) => ({
  class: 'not_applied',
  kind: 'refused',
  status: 200,
  problems: codes.map((code) => expect.objectContaining({ code, original: expect.any(String) })),
});

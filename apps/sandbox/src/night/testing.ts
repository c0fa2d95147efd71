import type { SandboxState } from '../control/state.ts';
import type { Connected } from '../testing/connected.ts';
import type { NightInvoice } from './records.ts';

type Invoice = SandboxState['xero']['invoices'][number];
type Job = SandboxState['xpm']['jobs'][number];

/** What the night tests do over and over, on a connected sandbox. */
export interface NightBench {
  readonly held: () => SandboxState;
  /** An open job of the first client that has one; its Client Order Number is set to `orderNumber`. */
  readonly jobWith: (orderNumber: string) => Job;
  /** Makes an approved invoice in Xero over 100.00 net, for the job's client unless told otherwise. */
  readonly invoice: (change: Readonly<Record<string, unknown>>) => Promise<Invoice>;
  /** Runs the night and answers what it did with an invoice. */
  readonly night: (invoice: Invoice) => NightInvoice;
  readonly act: (act: string, values?: Readonly<Record<string, unknown>>) => string;
}

/** Makes the bench. */
export function nightBench(at: Connected): NightBench {
  const { control } = at.running.sandbox;
  const held = (): SandboxState => control.state();
  const act = (name: string, values = {}): string => control.act({ act: name, ...values });
  const openJob = (): Job => {
    const job = held().xpm.jobs.find(({ state }) => state === 'In Progress');
    if (!job) throw new Error('the tiny profile has no open job');
    return job;
  };
  return {
    held,
    act,
    jobWith: (clientOrderNumber) => {
      act('edit-job', { jobNumber: openJob().number, clientOrderNumber });
      return openJob();
    },
    invoice: async (change) => {
      const reply = await at.xero('PUT Invoices', {
        Type: 'ACCREC',
        Status: 'AUTHORISED',
        Date: '2026-11-23',
        DueDate: '2026-12-20',
        Contact: { Name: openJob().clientName },
        LineItems: [{ Description: 'Accounts', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
        ...change,
      });
      const id = reply.json().at('Invoices', 0, 'InvoiceID');
      const made = held().xero.invoices.find((row) => row.id === id);
      if (!made) throw new Error(`Xero made no invoice: ${reply.text}`);
      return made;
    },
    night: (invoice) => {
      const told = control.night().invoices.find((row) => row.xeroInvoiceId === invoice.id);
      if (!told) throw new Error(`the night did not look at ${invoice.number}`);
      return told;
    },
  };
}

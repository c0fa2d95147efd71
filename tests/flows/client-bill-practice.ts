import type { Role } from '@throughline/core/db/schema/staff';

import { connect, newMember, newPractice, type Person } from '../support/people.ts';
import { type Product, type ProductOptions, startProduct } from '../support/product.ts';
import { until } from '../support/until.ts';

/** A practice connected to the sandbox, with the usual accounts mapped, and what its accounts person does there. */
export type BillingPractice = {
  readonly product: Product;
  readonly admin: Person;
  readonly accounts: Person;
  /** `ledgerAccountId` by name: Fees, Advisory, Payroll are mapped; Unmapped is not. */
  readonly ledgerAccounts: Readonly<Record<'Fees' | 'Advisory' | 'Payroll' | 'Unmapped', string>>;
};

export type BillLine = {
  readonly quantity?: string;
  readonly unitAmount?: string;
  readonly account?: string;
};
export type NewBill = {
  readonly client?: string;
  readonly billDate?: string;
  readonly dueDate?: string;
  readonly reference?: string;
  readonly lineAmountTypes?: 'Exclusive' | 'Inclusive' | 'NoTax';
  readonly lines?: readonly BillLine[];
};

const codes = { Fees: '200', Advisory: '205', Payroll: '206' } as const;
const roles: readonly Role[] = ['staff', 'accounts'];

/** @param newClients names of clients XPM has beyond its profile, whom Xero does not know */
export async function billingPractice(
  options: ProductOptions = {},
  newClients: readonly string[] = [],
): Promise<BillingPractice> {
  const product = await startProduct({ profile: 'demo', ...options });
  for (const name of newClients) product.sandbox.sandbox.control.act({ act: 'add-client', name });
  const admin = await newPractice(product);
  await connect(product, admin);
  await admin.api.mirror.refresh.mutate({});
  const accounts = await newMember(product, admin.practiceId, { name: 'Priya Nair', roles });
  const chart = await accounts.api.xeroAccount.list.query();
  const made = async (name: keyof typeof codes | 'Unmapped') => {
    const { id } = await accounts.api.ledgerAccount.create.mutate({ name, purpose: 'income' });
    if (name === 'Unmapped') return id;
    const xeroAccountId = chart.find((account) => account.code === codes[name])?.xeroAccountId ?? '';
    await accounts.api.ledgerAccount.map.mutate({ ledgerAccountId: id, xeroAccountId, taxType: 'OUTPUT2' });
    return id;
  };
  const ledgerAccounts = {
    Fees: await made('Fees'),
    Advisory: await made('Advisory'),
    Payroll: await made('Payroll'),
    Unmapped: await made('Unmapped'),
  };
  return { product, admin, accounts, ledgerAccounts };
}

/** Drafts a client bill; one line of 3,750.00 on Fees for Te Awa Orchards unless said otherwise. */
export async function draftBill(practice: BillingPractice, bill: NewBill = {}) {
  const { accounts } = practice;
  const lines = bill.lines ?? [{}];
  return accounts.api.clientBill.draft.mutate({
    clientId: await clientId(practice, bill.client ?? 'Te Awa Orchards Ltd'),
    billDate: bill.billDate ?? '2026-11-18',
    dueDate: bill.dueDate ?? '2026-12-20',
    reference: bill.reference ?? 'CLI-1004',
    ...(bill.lineAmountTypes ? { lineAmountTypes: bill.lineAmountTypes } : {}),
    lines: lines.map(({ quantity = '1', unitAmount = '3750.00', account = 'Fees' }, index) => ({
      description: `Line ${index + 1}`,
      quantity,
      unitAmount,
      ledgerAccountId: new Map(Object.entries(practice.ledgerAccounts)).get(account) ?? account,
    })),
  });
}

export async function approvedBill(practice: BillingPractice, bill: NewBill = {}) {
  const { id } = await draftBill(practice, bill);
  return practice.accounts.api.clientBill.approve.mutate({ clientBillId: id });
}

/** Posts a client bill and waits until it has come to rest. */
export async function postAndSettle(practice: BillingPractice, clientBillId: string, ms = 30_000) {
  const { api } = practice.accounts;
  await api.clientBill.post.mutate({ clientBillIds: [clientBillId] });
  return until(
    () => api.clientBill.get.query({ clientBillId }),
    ({ delivery }) => ['delivered', 'refused', 'blocked'].includes(delivery?.state ?? ''),
    ms,
  );
}

export async function clientId({ accounts }: BillingPractice, name: string): Promise<string> {
  const { items } = await accounts.api.client.list.query({ query: name, limit: 500 });
  const client = items.find((row) => row.name === name);
  if (!client) throw new Error(`no client ${name}`);
  return client.id;
}

/** What Xero holds now. */
export function xeroOf({ product }: BillingPractice) {
  return product.sandbox.sandbox.control.state().xero;
}

/** Sales invoices in Xero under a number. */
export function invoicesOf(practice: BillingPractice, number: string) {
  return xeroOf(practice).invoices.filter((invoice) => invoice.number === number);
}

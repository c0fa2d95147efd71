import { approvedBill, type BillingPractice, billingPractice } from '../flows/client-bill-practice.ts';
import { controlOf, type Lane, laneOf, shortTiming } from './lane.ts';

/** A lane where client bills can be made and approved. */
export type BillLane = Lane & {
  readonly practice: BillingPractice;
  /** A client no bill was made for, whom Xero does not know. */
  nextClient(): string;
};

export type Bill = Awaited<ReturnType<typeof approvedBill>>;

/** More than a lane's share of the strikes at the bill of a new client. */
const newClients = 80;
/** A client Xero knows. */
const client = 'Kōwhai & Sons Builders Ltd';

export async function openBillLane(): Promise<BillLane> {
  const names = Array.from({ length: newClients }, (_, index) => `New client ${index + 100} Ltd`);
  const options = { profile: 'tiny', worker: false, timing: shortTiming } as const;
  const practice = await billingPractice(options, names);
  return {
    ...laneOf(practice.product, practice.admin.practiceId),
    practice,
    nextClient() {
      const name = names.pop();
      if (name === undefined) throw new Error('there are no new clients left');
      return name;
    },
  };
}

/** An approved bill of amounts that need rounding, on two accounts, asked to be posted. */
export async function postBill({ practice }: BillLane, name = client): Promise<Bill> {
  const lines = [
    { quantity: '0.3333', unitAmount: '185.07' },
    { quantity: '1.25', unitAmount: '99.99', account: 'Advisory' },
    { quantity: '7', unitAmount: '33.33' },
  ];
  const bill = await approvedBill(practice, { client: name, lines });
  await practice.accounts.api.clientBill.post.mutate({ clientBillIds: [bill.id] });
  return bill;
}

/** What is wrong at rest about a bill that was to be posted; null when it is in Xero once, equal to the cent. */
export async function wrongInXero(lane: BillLane, bill: Bill): Promise<string | null> {
  const { xero } = controlOf(lane).state();
  const url = `${lane.product.url}/client-bills/${bill.id}`;
  const found = xero.invoices.filter((row) => row.url === url || row.number === bill.number);
  const [invoice] = found;
  if (!invoice || found.length > 1) return `${found.length} in Xero of ${bill.number}`;
  const there = [invoice.subTotal, invoice.totalTax, invoice.total].map(Number);
  const here = [bill.subtotalCents, bill.taxCents, bill.totalCents].map((cents) => cents / 100);
  if (there.join() !== here.join()) return `${bill.number} is ${there.join()} in Xero, not ${here.join()}`;
  const contacts = xero.contacts.filter(({ name }) => name === bill.clientName);
  if (contacts.length !== 1) return `${contacts.length} contacts of ${bill.clientName}`;
  return (await isKnownAs(lane, bill, invoice.id)) ? null : `${bill.number} is not known here to be in Xero`;
}

async function isKnownAs({ practice }: BillLane, { id }: Bill, xeroInvoiceId: string): Promise<boolean> {
  const { state, delivery } = await practice.accounts.api.clientBill.get.query({ clientBillId: id });
  return state === 'posted' && delivery?.state === 'delivered' && delivery.xeroInvoiceId === xeroInvoiceId;
}

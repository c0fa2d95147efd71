import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import {
  approvedBill,
  type BillingPractice,
  billingPractice,
  invoicesOf,
  postAndSettle,
  xeroOf,
} from './client-bill-practice.ts';

let practice: BillingPractice;

beforeAll(async () => {
  practice = await billingPractice();
});

afterAll(() => practice.product.stop());

const control = () => practice.product.sandbox.sandbox.control;
const api = () => practice.accounts.api;

beforeEach(() => {
  control().setFaults([]);
});

describe('the contact in Xero', () => {
  it('is created once for a client Xero does not know, also for two client bills at once', async () => {
    const [one, two] = await Promise.all([
      approvedBill(practice, { client: 'Cape Foulwind Fisheries Ltd' }),
      approvedBill(practice, { client: 'Cape Foulwind Fisheries Ltd' }),
    ]);
    const name = one.clientName;
    for (const contact of xeroOf(practice).contacts.filter((row) => row.name === name)) {
      control().act({ act: 'rename-contact', contactId: contact.contactId, to: `${name} (old)` });
    }
    const [dry] = await api().clientBill.dryRun.query({ clientBillIds: [one.id] });
    expect(dry?.remarks).toMatchObject([{ code: 'contact_will_be_created' }]);
    expect(dry?.payload?.Contact).toEqual({ ContactID: null, Name: name });
    await Promise.all([one, two].map((bill) => postAndSettle(practice, bill.id)));
    expect(xeroOf(practice).contacts.filter((contact) => contact.name === name)).toHaveLength(1);
    expect([...invoicesOf(practice, one.number), ...invoicesOf(practice, two.number)]).toHaveLength(2);
  });

  it('is asked for when it is archived, and the client bill goes once it is restored', async () => {
    const archived = xeroOf(practice).contacts.find((contact) => contact.status === 'ARCHIVED');
    const bill = await approvedBill(practice, { client: archived?.name ?? '' });
    const [dry] = await api().clientBill.dryRun.query({ clientBillIds: [bill.id] });
    expect(dry).toMatchObject({ ready: false, problems: [{ code: 'contact_archived' }] });
    const blocked = await postAndSettle(practice, bill.id);
    expect(blocked).toMatchObject({
      state: 'approved',
      delivery: { state: 'blocked', reason: 'contact_archived' },
    });
    control().act({ act: 'restore-contact', contactId: archived?.contactId });
    expect(await postAndSettle(practice, bill.id)).toMatchObject({ state: 'posted' });
  });

  it('is a person’s choice where two clients share a name, and remembered', async () => {
    const bill = await approvedBill(practice, { client: 'Smith Family Trust' });
    const [dry] = await api().clientBill.dryRun.query({ clientBillIds: [bill.id] });
    expect(dry).toMatchObject({ ready: false, payload: null, problems: [{ code: 'contact_ambiguous' }] });
    const { candidates } = await api().clientBill.contacts.query({ clientId: bill.clientId });
    const xeroContactId = candidates[0]?.xeroContactId ?? '';
    await api().clientBill.chooseContact.mutate({ clientId: bill.clientId, xeroContactId });
    const [after] = await api().clientBill.dryRun.query({ clientBillIds: [bill.id] });
    expect(after).toMatchObject({
      ready: true,
      payload: { Contact: { ContactID: xeroContactId } },
      problems: [],
    });
  });

  it('refuses nothing silently: what Xero says is kept in words', async () => {
    const bill = await approvedBill(practice);
    await api().clientBill.dryRun.query({ clientBillIds: [bill.id] });
    const { contactId } = xeroOf(practice).contacts.find((row) => row.name === bill.clientName) ?? {};
    control().act({ act: 'archive-contact', contactId });
    const refused = await postAndSettle(practice, bill.id);
    expect(refused).toMatchObject({
      state: 'approved',
      delivery: { state: 'refused', reason: 'contact_archived' },
    });
    expect(refused.delivery?.sentence).toMatch(/^Xero refused: .*archived in Xero\. .*Restore/);
    const [dry] = await api().clientBill.dryRun.query({ clientBillIds: [bill.id] });
    expect(dry?.problems).toMatchObject([{ code: 'contact_archived' }]);
    control().act({ act: 'restore-contact', contactId });
    expect(await postAndSettle(practice, bill.id)).toMatchObject({ state: 'posted' });
  });
});

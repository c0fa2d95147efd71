import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { connect, newMember, newPractice, type Person } from '../support/people.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let tom: Person;

beforeAll(async () => {
  product = await startProduct({ profile: 'demo' });
  tom = await newPractice(product);
  await connect(product, tom);
});

afterAll(() => product.stop());

describe('what is made in Xero', () => {
  it('never appears here: no invoice of theirs becomes a client bill of ours', async () => {
    const { xero } = product.sandbox.sandbox.control.state();
    const contact = xero.contacts.find((row) => row.status === 'ACTIVE');
    const account = xero.accounts.find((row) => row.code === '200');
    const remote = await product.wiring.api.remotes.ledger(tom.practiceId);
    for (const index of [1, 2, 3, 4, 5]) {
      const made = await remote.read('test', (ledger) =>
        ledger.createInvoice(
          {
            Type: 'ACCREC',
            Status: 'AUTHORISED',
            Contact: { ContactID: contact?.contactId ?? '' },
            Date: '2026-11-20',
            DueDate: '2026-12-20',
            InvoiceNumber: `THEIRS-${index}`,
            Reference: '',
            LineAmountTypes: 'Exclusive',
            LineItems: [
              {
                Description: 'By hand',
                Quantity: 1,
                UnitAmount: 100,
                AccountCode: account?.code ?? '',
                TaxType: 'OUTPUT2',
              },
            ],
            Url: 'https://example.test/not-ours',
          },
          randomUUID(),
        ),
      );
      expect(made.class).toBe('applied');
    }
    await tom.api.mirror.refresh.mutate({ force: true });
    const priya = await newMember(product, tom.practiceId, { name: 'Priya Nair', roles: ['accounts'] });
    expect(await priya.api.clientBill.list.query({})).toMatchObject({ items: [] });
    expect((await priya.api.delivery.list.query({})).items).toEqual([]);
  });
});

import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { documentHash } from './document-hash.ts';
import { type FrozenSalesInvoice, toSalesInvoice, withContact } from './to-sales-invoice.ts';

const frozen: FrozenSalesInvoice = toSalesInvoice({
  number: 'HL-0412',
  billDate: '2026-11-18',
  dueDate: '2026-12-20',
  reference: 'CLI-1681 ',
  lineAmountTypes: 'Exclusive',
  url: 'https://throughline.test/client-bills/1',
  groups: [
    {
      description: 'Accounting fees · 14 lines',
      amountCents: 325_010,
      accountCode: '200',
      accountName: 'Accounting fees',
      taxType: 'OUTPUT2',
      tracking: [{ name: 'Office', option: 'Auckland' }],
      sourceLineIds: ['a', 'b'],
    },
    {
      description: 'Discount',
      amountCents: -1_030,
      accountCode: '205',
      accountName: 'Advisory fees',
      taxType: 'OUTPUT2',
      tracking: [],
      sourceLineIds: ['c'],
    },
  ],
  settlement: { ok: true, differenceCents: -1, exactTax: { lineIndex: 0, taxCents: 48_753 } },
});

describe('toSalesInvoice', () => {
  it('writes the document in Xero’s words, amounts with exact cents, the reference byte for byte', () => {
    expect(withContact(frozen, 'contact-1')).toEqual({
      Type: 'ACCREC',
      Status: 'AUTHORISED',
      Contact: { ContactID: 'contact-1' },
      Date: '2026-11-18',
      DueDate: '2026-12-20',
      InvoiceNumber: 'HL-0412',
      Reference: 'CLI-1681 ',
      LineAmountTypes: 'Exclusive',
      LineItems: [
        {
          Description: 'Accounting fees · 14 lines',
          Quantity: 1,
          UnitAmount: 3250.1,
          AccountCode: '200',
          TaxType: 'OUTPUT2',
          TaxAmount: 487.53,
          Tracking: [{ Name: 'Office', Option: 'Auckland' }],
        },
        { Description: 'Discount', Quantity: 1, UnitAmount: -10.3, AccountCode: '205', TaxType: 'OUTPUT2' },
      ],
      Url: 'https://throughline.test/client-bills/1',
    });
  });
});

describe('documentHash', () => {
  it('is the SHA-256 of the JSON with sorted keys', () => {
    const small: FrozenSalesInvoice = { ...frozen, LineItems: [] };
    const canonical =
      '{"Date":"2026-11-18","DueDate":"2026-12-20","InvoiceNumber":"HL-0412","LineAmountTypes":"Exclusive",' +
      '"LineItems":[],"Reference":"CLI-1681 ","Status":"AUTHORISED","Type":"ACCREC",' +
      '"Url":"https://throughline.test/client-bills/1"}';
    expect(documentHash(small)).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  it('does not change with the order of keys or a round trip through JSON', () => {
    const { Url, Type, ...rest } = withContact(frozen, 'contact-1');
    const reordered = { Url, ...rest, Type };
    const hash = documentHash(withContact(frozen, 'contact-1'));
    expect(documentHash(reordered)).toBe(hash);
    expect(documentHash(structuredClone(reordered))).toBe(hash);
  });

  it('changes with a cent, a contact, a blank and the order of lines', () => {
    const hashes = [
      frozen,
      withContact(frozen, 'contact-1'),
      withContact(frozen, 'contact-2'),
      { ...frozen, Reference: 'CLI-1681' },
      { ...frozen, LineItems: frozen.LineItems.toReversed() },
      {
        ...frozen,
        LineItems: frozen.LineItems.map((each) => ({ ...each, UnitAmount: each.UnitAmount + 0.01 })),
      },
    ].map(documentHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('refuses a number JSON cannot write', () => {
    const broken = {
      ...frozen,
      LineItems: frozen.LineItems.map((each) => ({ ...each, UnitAmount: Number.NaN })),
    };
    expect(() => documentHash(broken)).toThrow(RangeError);
  });
});

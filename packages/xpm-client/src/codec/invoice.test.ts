import { describe, expect, it } from 'vitest';

import { customFieldUuid } from '../ids.ts';
import { elementOf } from '../testing/element-of.ts';
import { CUSTOM_FIELDS_XML, INVOICE_XML, QUOTE_XML } from '../testing/samples.ts';
import { readCustomFieldValue, writeCustomFieldValues } from './custom-field.ts';
import { readInvoice, readPayment } from './invoice.ts';
import { readQuote } from './quote.ts';
import { ShapeError } from './shape-error.ts';

describe('readInvoice', () => {
  it('reads a detailed invoice to the cent', () => {
    expect(readInvoice(elementOf(INVOICE_XML))).toMatchObject({
      number: 'INV-0042',
      uuid: 'd0000000-0000-4000-8000-000000000001',
      status: 'Paid',
      date: '2026-10-31',
      amount: '300.00',
      amountIncludingTax: '345.00',
      amountOutstanding: '0.00',
      contact: null,
      jobs: [
        {
          number: 'J000412',
          tasks: [
            {
              uuid: 'aaaaaaaa-0000-4000-8000-000000000001',
              minutes: 90,
              billableRate: null,
              billable: true,
              amount: '300.00',
            },
          ],
          costs: [{ billable: false, quantity: '-1.00', unitPrice: '150', amount: '-150.00' }],
        },
      ],
      tasks: [],
      costs: [],
    });
  });

  it('reads either name of its UUID, and prefers the plain one', () => {
    const both = INVOICE_XML.replace('<Type>', '<UUID>D0000000-0000-4000-8000-000000000002</UUID><Type>');
    expect(readInvoice(elementOf(both)).uuid).toBe('d0000000-0000-4000-8000-000000000002');
    const blank = INVOICE_XML.replace('<Type>', '<UUID /><Type>');
    expect(readInvoice(elementOf(blank)).uuid).toBe('d0000000-0000-4000-8000-000000000001');
    const neither = INVOICE_XML.replace(/<InternalUUID>.*<\/InternalUUID>/, '');
    expect(() => readInvoice(elementOf(neither))).toThrow(ShapeError);
  });

  it('reads the lines of an invoice without a job', () => {
    const xml = INVOICE_XML.replace('<Jobs><Job><ID>J000412</ID>', '<Skip>').replace(
      /<Skip>.*(<Costs>.*<\/Costs>)<\/Job><\/Jobs>/,
      '$1',
    );
    expect(readInvoice(elementOf(xml))).toMatchObject({ jobs: null, costs: [{ code: 'PROGRESS-INVOICE' }] });
  });

  it('reads a payment', () => {
    expect(
      readPayment(
        elementOf(
          '<Payment><Date>2026-11-20T00:00:00</Date><Amount>345.00</Amount><Reference>x</Reference></Payment>',
        ),
      ),
    ).toEqual({ date: '2026-11-20', amount: '345.00', reference: 'x' });
  });
});

describe('readQuote', () => {
  it('reads a detailed estimate', () => {
    expect(readQuote(elementOf(QUOTE_XML))).toMatchObject({
      number: 'Q000009',
      type: 'Estimate',
      state: 'Issued',
      budget: null,
      date: '2026-02-01',
      validDate: '2026-03-01',
      estimatedCost: '10.00',
      estimatedCostTax: '1.50',
      estimatedCostIncludingTax: '11.50',
      amount: '500.00',
      tasks: [{ estimatedMinutes: 240, billableRate: '125.00', billable: true }],
      costs: [],
    });
  });
});

describe('custom field values', () => {
  it('reads each kind', () => {
    const rows = elementOf(CUSTOM_FIELDS_XML).children.map(readCustomFieldValue);
    expect(rows).toMatchObject([
      { name: 'Checked on', kind: 'date', value: '2026-05-31' },
      { name: 'Risk', kind: 'text', value: 'low <3' },
      { name: 'Fee', kind: 'decimal', value: '12.50' },
      { name: 'AML', kind: 'boolean', value: true },
    ]);
  });

  it('refuses a field without a value it knows', () => {
    expect(() =>
      readCustomFieldValue(
        elementOf(
          '<CustomField><UUID>f0000000-0000-4000-8000-000000000001</UUID><Link>x</Link></CustomField>',
        ),
      ),
    ).toThrow(ShapeError);
  });

  it('writes values, and clears with an empty element', () => {
    const uuid = customFieldUuid('f0000000-0000-4000-8000-000000000001');
    expect(
      writeCustomFieldValues([
        { uuid, kind: 'date', value: '2026-05-31' },
        { uuid, kind: 'boolean', value: false },
        { uuid, kind: 'text', value: null },
        { uuid, kind: 'number', value: '3' },
      ]),
    ).toBe(
      `<CustomFields><CustomField><UUID>${uuid}</UUID><Date>20260531</Date></CustomField>` +
        `<CustomField><UUID>${uuid}</UUID><Boolean>false</Boolean></CustomField>` +
        `<CustomField><UUID>${uuid}</UUID><Text></Text></CustomField>` +
        `<CustomField><UUID>${uuid}</UUID><Number>3</Number></CustomField></CustomFields>`,
    );
  });
});

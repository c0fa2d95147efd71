import { describe, expect, it } from 'vitest';

import { createLedger } from '../create-ledger.ts';
import {
  contactId,
  document,
  invoiceElement,
  invoiceId,
  invoicesAnswer,
  refusedElement,
  zeroId,
} from '../testing/samples.ts';
import { saved } from '../testing/saved-answer.ts';
import { cutConnection, cutMidway, json, neverAnswer, scriptedXero, text } from '../testing/scripted-xero.ts';

describe('what createInvoice says afterwards', () => {
  it('is applied whatever its texts begin with, which the SDK takes for dates', async () => {
    const [line] = invoiceElement.LineItems;
    const LineItems = [{ ...line, Description: '/Date(soon' }];
    const odd = { ...invoiceElement, Reference: '/Date(', InvoiceNumber: '/Date(x)/', LineItems };
    const { ledger } = await scriptedXero(json(200, invoicesAnswer(odd)));
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'applied',
      invoice: { reference: '/Date(', invoiceNumber: '/Date(x)/', lines: [{ description: '/Date(soon' }] },
    });
  });

  it('is unknown, with the status and the name of the answer, when a date of it is none', async () => {
    const odd = { ...invoiceElement, DueDate: 'garbage' };
    const { ledger } = await scriptedXero(json(200, invoicesAnswer(odd), { 'xero-correlation-id': 'c-7' }));
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'unknown',
      why: 'answer_unreadable',
      cached: false,
      status: 200,
      correlationId: 'c-7',
      raw: expect.stringContaining('garbage'),
    });
  });

  it('is applied, with dates as days and money as whole cents', async () => {
    const { ledger, metas } = await scriptedXero(saved);
    const result = await ledger.createInvoice(document, 'key-1');
    expect(result).toEqual({
      class: 'applied',
      status: 200,
      correlationId: 'corr-1',
      warnings: [],
      invoice: {
        invoiceId,
        type: 'ACCREC',
        status: 'AUTHORISED',
        invoiceNumber: 'HL-0412',
        reference: 'PO 4711 / Ā',
        url: document.Url,
        contactId,
        contactName: 'Ngaio Studio',
        date: '2026-11-23',
        dueDate: '2026-12-20',
        currencyCode: 'NZD',
        subTotalCents: 146_623,
        totalTaxCents: 21_993,
        totalCents: 168_616,
        amountDueCents: 168_616,
        amountPaidCents: 0,
        amountCreditedCents: 0,
        updatedAt: '2026-11-23T05:10:45.123Z',
        lines: [
          {
            lineItemId: 'b1b2b3b4-0000-4000-8000-000000000001',
            description: '/Date(5)/ is no date here',
            quantity: 1,
            unitAmount: 1234.5612,
            lineAmountCents: 123_456,
            taxAmountCents: 18_518,
            accountCode: '200',
            taxType: 'OUTPUT2',
            tracking: [{ name: 'Region', option: 'North' }],
          },
        ],
      },
    });
    expect(metas).toEqual([
      {
        method: 'PUT',
        path: '/Invoices',
        status: 200,
        correlationId: 'corr-1',
        minuteRemaining: 58,
        dayRemaining: 4999,
        appMinuteRemaining: 9990,
        retryAfterMs: null,
        limitProblem: null,
        durationMs: expect.any(Number),
      },
    ]);
  });

  it('is applied with the remark when Xero warns', async () => {
    const warned = {
      ...invoiceElement,
      StatusAttributeString: 'WARNING',
      Warnings: [
        { Message: "Account code '999' has been removed as it does not match a recognised account" },
      ],
    };
    const { ledger } = await scriptedXero(json(200, invoicesAnswer(warned)));
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'applied',
      warnings: [{ code: 'account_removed' }],
    });
  });

  it('is not applied, with every problem, when the element carries errors at HTTP 200', async () => {
    const refused = refusedElement(
      'Invoice # must be unique.',
      'A Contact must be specified for this type of transaction',
      'Something new.',
    );
    const { ledger } = await scriptedXero(json(200, invoicesAnswer(refused)));
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'not_applied',
      kind: 'refused',
      status: 200,
      problems: [
        { code: 'number_taken', original: 'Invoice # must be unique.' },
        { code: 'contact_missing' },
        { code: 'other', original: 'Something new.' },
      ],
    });
  });

  it('finds the errors of the contact and of a line too', async () => {
    const { ValidationErrors: _, ...bare } = refusedElement();
    const refused = {
      ...bare,
      Contact: { ContactID: contactId, ValidationErrors: [{ Message: 'Email address must be valid.' }] },
      LineItems: [{ ValidationErrors: [{ Message: 'TaxType field is mandatory' }] }],
    };
    const { ledger } = await scriptedXero(json(200, invoicesAnswer(refused)));
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'not_applied',
      problems: [{ code: 'email_not_usable' }, { code: 'tax_missing' }],
    });
  });

  it('is not applied when only HasErrors and a zero id say so', async () => {
    const refused = { InvoiceID: zeroId, HasErrors: true };
    const { ledger } = await scriptedXero(json(200, invoicesAnswer(refused)));
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'not_applied',
      problems: [{ code: 'other', original: null }],
    });
  });

  it.each([
    { name: 'a real id beside errors', element: { ...refusedElement('No.'), InvoiceID: invoiceId } },
    { name: 'a zero id without errors', element: { ...invoiceElement, InvoiceID: zeroId } },
    { name: 'an amount that is none', element: { ...invoiceElement, Total: 'many' } },
  ])('is unknown for $name', async ({ element }) => {
    const { ledger } = await scriptedXero(json(200, invoicesAnswer(element)));
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'unknown',
      why: 'answer_unreadable',
      cached: false,
    });
  });

  it.each([
    { name: 'HTML', behaviour: text(200, '<html><body>Welcome</body></html>') },
    { name: 'an empty body', behaviour: text(200, '') },
    { name: 'JSON without invoices', behaviour: json(200, { Status: 'OK' }) },
    { name: 'no invoice', behaviour: json(200, invoicesAnswer()) },
    { name: 'two invoices', behaviour: json(200, invoicesAnswer(invoiceElement, invoiceElement)) },
    { name: 'null', behaviour: json(200, null) },
    { name: 'a null element', behaviour: json(200, invoicesAnswer(null)) },
    { name: 'a list of another kind', behaviour: json(200, { Invoices: 'none' }) },
    {
      name: 'JSON that stops midway',
      behaviour: text(200, JSON.stringify(invoicesAnswer(invoiceElement)).slice(0, -40)),
    },
    { name: 'a redirect', behaviour: text(302, '', { location: 'http://127.0.0.1:1/elsewhere' }) },
  ])('is unknown when Xero answers with $name', async ({ behaviour }) => {
    const { ledger } = await scriptedXero(behaviour);
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'unknown',
      why: 'answer_unreadable',
      cached: false,
    });
  });

  it.each([
    { name: 'the connection drops before an answer', behaviour: cutConnection },
    { name: 'no answer comes in time', behaviour: neverAnswer },
  ])('is unknown when $name', async ({ behaviour }) => {
    const { ledger, metas } = await scriptedXero(behaviour, 300);
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'unknown',
      why: 'no_answer',
      cached: false,
      status: null,
    });
    expect(metas).toMatchObject([{ status: null, correlationId: null }]);
  });

  it('is unknown when the connection drops amid the answer, whole JSON or not', async () => {
    const { ledger } = await scriptedXero(cutMidway(JSON.stringify(invoicesAnswer(invoiceElement))));
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({ class: 'unknown', cached: false });
  });

  it('is never applied by an answer that ends early, wherever it ends', async () => {
    const whole = JSON.stringify(invoicesAnswer(invoiceElement));
    let end = 0;
    const { ledger } = await scriptedXero((response, request) => {
      text(200, whole.slice(0, end))(response, request);
    });
    const classes = new Set<string>();
    for (end = 0; end < whole.length; end += 7) {
      classes.add((await ledger.createInvoice(document, 'key-1')).class);
    }
    expect([...classes]).toEqual(['unknown']);
  });

  it('ends an answer that trickles on and on, when the time is up', async () => {
    const { ledger } = await scriptedXero((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    }, 400);
    const startedAt = performance.now();
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'unknown',
      why: 'no_answer',
    });
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  it('lets what getAccessToken throws pass, and sends nothing', async () => {
    const { baseUrl, seen } = await scriptedXero(saved);
    const reconnect = new Error('reconnect first');
    const ledger = createLedger({ baseUrl, tenantId: 't', getAccessToken: () => Promise.reject(reconnect) });
    await expect(ledger.createInvoice(document, 'key-1')).rejects.toBe(reconnect);
    expect(seen).toHaveLength(0);
  });
});

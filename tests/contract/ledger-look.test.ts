import { documentDifferences, sameDocument } from '@throughline/ledger-push';
import { describe, expect, it } from 'vitest';

import { documentOf, lineOf } from './invoice-documents.ts';
import { ledgerCases } from './ledger-cases.ts';
import { headersFor, ledgerUrl, openLedger } from './open-clients.ts';
import { daysAfter, today } from './practice-entries.ts';
import { minute, second } from './support.ts';

const on = ledgerCases();

describe('an invoice is found again', () => {
  const range = () => ({ from: daysAfter(today(on.state), -7), to: daysAfter(today(on.state), 7) });

  it('by its number, with its lines, among many', async () => {
    for (const number of ['CB-1', 'CB-2', 'cb-3, and a comma']) {
      await on.created(
        { InvoiceNumber: number, Url: `https://throughline.example/${number.length}` },
        number.slice(0, 4),
      );
    }
    const found = await on.ledger.findInvoicesByNumber(['CB-2', 'cb-3, and a comma', 'CB-9']);
    expect(new Set(found.map(({ invoiceNumber }) => invoiceNumber))).toEqual(
      new Set(['CB-2', 'cb-3, and a comma']),
    );
    expect(found).toHaveLength(2);
    expect(found.every(({ lines }) => lines.length === 1)).toBe(true);
    expect(await on.ledger.findInvoicesByNumber(['CB-9'])).toEqual([]);
    expect(await on.ledger.findInvoicesByNumber([])).toEqual([]);
  });

  it('as the same document it was sent as', async () => {
    const document = documentOf(on.state, { LineItems: [lineOf({ Quantity: 1.25, UnitAmount: 185.3333 })] });
    await on.ledger.createInvoice(document, 'key-1');
    const [found] = await on.ledger.findInvoicesByNumber([document.InvoiceNumber]);
    expect(found && sameDocument(found, document)).toBe(true);
    const other = documentOf(on.state, { Date: daysAfter(today(on.state), -1), Url: `${document.Url}/2` });
    expect(found && documentDifferences(found, other)).toEqual(['url', 'date', 'amount']);
  });

  it('by its link when somebody changed its number', async () => {
    const { invoiceId, url } = await on.created();
    await on.server.act('edit-invoice', { invoiceId, newNumber: 'THEIRS-1' });
    expect(await on.ledger.findInvoicesByNumber(['CB-0001'])).toEqual([]);
    const found = await on.ledger.findInvoicesByUrl(url ?? '', range());
    expect(found.map(({ invoiceId: id, invoiceNumber }) => [id, invoiceNumber])).toEqual([
      [invoiceId, 'THEIRS-1'],
    ]);
    expect(await on.ledger.findInvoicesByUrl(`${url}/other`, range())).toEqual([]);
    const elsewhere = { from: daysAfter(today(on.state), 1), to: daysAfter(today(on.state), 9) };
    expect(await on.ledger.findInvoicesByUrl(url ?? '', elsewhere)).toEqual([]);
  });

  it('by its id under another number and date, and voided', async () => {
    const { invoiceId } = await on.created();
    const date = daysAfter(today(on.state), -40);
    await on.server.act('edit-invoice', { invoiceId, newNumber: 'THEIRS-2', date });
    await on.server.act('void-invoice', { invoiceId });
    const missing = '00000000-0000-4000-8000-000000000000';
    expect(await on.ledger.findInvoicesById([invoiceId, missing])).toMatchObject([
      { invoiceId, invoiceNumber: 'THEIRS-2', date, status: 'VOIDED' },
    ]);
  });

  it('when it was voided, and says so', async () => {
    const { invoiceId } = await on.created();
    await on.server.act('void-invoice', { invoiceId });
    expect(await on.ledger.findInvoicesByNumber(['CB-0001'])).toMatchObject([
      { invoiceId, status: 'VOIDED' },
    ]);
  });

  it('among the ones this app made and somebody changed since', async () => {
    const { invoiceId } = await on.created();
    await on.created({ InvoiceNumber: 'CB-0002' }, 'key-2');
    expect(await on.ledger.invoicesCreatedHere(range())).toHaveLength(2);
    await on.server.advance(minute);
    const modifiedSince = new Date((await on.server.state()).now);
    await on.server.advance(second);
    await on.server.act('edit-invoice', { invoiceId, reference: 'changed by hand' });
    const changed = await on.ledger.invoicesCreatedHere({ ...range(), modifiedSince });
    expect(changed).toMatchObject([{ invoiceId, reference: 'changed by hand' }]);
  });

  it('over several pages, each once', { timeout: 60_000 }, async () => {
    const { accessToken, organisationTenantId } = await openLedger(on.server);
    const many = Array.from({ length: 130 }, (_, index) =>
      documentOf(on.state, { InvoiceNumber: `P-${index}` }),
    );
    const response = await fetch(`${ledgerUrl(on.server)}/Invoices?summarizeErrors=false`, {
      method: 'PUT',
      headers: { ...headersFor(accessToken, organisationTenantId), 'content-type': 'application/json' },
      body: JSON.stringify({ Invoices: many }),
    });
    expect(response.status).toBe(200);
    const found = await on.ledger.invoicesCreatedHere(range());
    expect(new Set(found.map(({ invoiceNumber }) => invoiceNumber)).size).toBe(130);
    expect(found).toHaveLength(130);
    const numbers = many.map(({ InvoiceNumber }) => InvoiceNumber);
    expect(await on.ledger.findInvoicesByNumber(numbers)).toHaveLength(130);
  });
});

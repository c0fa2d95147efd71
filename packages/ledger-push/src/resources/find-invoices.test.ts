import { describe, expect, it } from 'vitest';

import { document, invoiceElement, invoicesAnswer } from '../testing/samples.ts';
import { saved } from '../testing/saved-answer.ts';
import { json, scriptedXero } from '../testing/scripted-xero.ts';

describe('findInvoicesById', () => {
  it('asks for pages with lines, in lists of at most forty', async () => {
    const { ledger, seen } = await scriptedXero(json(200, invoicesAnswer(invoiceElement)));
    const ids = Array.from(
      { length: 41 },
      (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    const [first = ''] = ids;
    expect(await ledger.findInvoicesById([...ids, first])).toHaveLength(2);
    expect(seen.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([
      { IDs: ids.slice(0, 40).join(','), page: '1', unitdp: '4' },
      { IDs: ids[40], page: '1', unitdp: '4' },
    ]);
  });

  it('asks nothing for no ids', async () => {
    const { ledger, seen } = await scriptedXero(saved);
    expect(await ledger.findInvoicesById([])).toEqual([]);
    expect(seen).toHaveLength(0);
  });
});

describe('findInvoicesByNumber', () => {
  it('asks for pages with lines, in lists of at most forty, and keeps only the numbers asked for', async () => {
    const { ledger, seen } = await scriptedXero((response, request) => {
      const first = request.url.searchParams.get('InvoiceNumbers')?.split(',')[0];
      const other = { ...invoiceElement, InvoiceNumber: 'another' };
      json(200, invoicesAnswer({ ...invoiceElement, InvoiceNumber: first?.toLowerCase() }, other))(
        response,
        request,
      );
    });
    const numbers = Array.from({ length: 41 }, (_, index) => `HL-${index}`);
    const found = await ledger.findInvoicesByNumber([...numbers, 'HL-0']);
    expect(found.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['hl-0', 'hl-40']);
    expect(seen.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([
      { InvoiceNumbers: numbers.slice(0, 40).join(','), page: '1', unitdp: '4' },
      { InvoiceNumbers: 'HL-40', page: '1', unitdp: '4' },
    ]);
    expect(seen.map(({ method, body }) => `${method}${body}`)).toEqual(['GET', 'GET']);
  });

  it('asks for a number with a comma by itself', async () => {
    const element = { ...invoiceElement, InvoiceNumber: 'A,1' };
    const { ledger, seen } = await scriptedXero(json(200, invoicesAnswer(element)));
    expect(await ledger.findInvoicesByNumber(['A,1'])).toHaveLength(1);
    expect(seen[0]?.url.searchParams.get('where')).toBe('InvoiceNumber=="A,1"');
  });

  it('refuses a number that would break out of the filter', async () => {
    const { ledger, seen } = await scriptedXero(saved);
    await expect(ledger.findInvoicesByNumber(['A,"1'])).rejects.toThrow(RangeError);
    expect(seen).toHaveLength(0);
  });

  it('asks nothing for no numbers', async () => {
    const { ledger, seen } = await scriptedXero(saved);
    expect(await ledger.findInvoicesByNumber([])).toEqual([]);
    expect(seen).toHaveLength(0);
  });
});

describe('invoices this app created', () => {
  it('reads every page of the window', async () => {
    const { ledger, seen } = await scriptedXero((response, request) => {
      const pagination = {
        page: Number(request.url.searchParams.get('page')),
        pageSize: 1,
        pageCount: 2,
        itemCount: 2,
      };
      json(200, { ...invoicesAnswer(invoiceElement), pagination })(response, request);
    });
    const modifiedSince = new Date('2026-11-22T00:00:00Z');
    expect(
      await ledger.invoicesCreatedHere({ from: '2026-11-01', to: '2026-11-30', modifiedSince }),
    ).toHaveLength(2);
    expect(seen.map(({ url }) => url.searchParams.get('page'))).toEqual(['1', '2']);
    expect(seen[0]?.headers['if-modified-since']).toBe('2026-11-22T00:00:00.000Z');
    expect(Object.fromEntries(seen[0]?.url.searchParams ?? [])).toEqual({
      where: 'Type=="ACCREC" AND Date>=DateTime(2026,11,01) AND Date<=DateTime(2026,11,30)',
      createdByMyApp: 'true',
      page: '1',
      unitdp: '4',
    });
  });

  it('goes on past a full page when Xero gives no count', async () => {
    const full = Array.from({ length: 100 }, () => invoiceElement);
    const { ledger, seen } = await scriptedXero((response, request) => {
      const page = request.url.searchParams.get('page') === '1' ? full : [invoiceElement];
      json(200, invoicesAnswer(...page))(response, request);
    });
    expect(await ledger.invoicesCreatedHere({ from: '2026-11-01', to: '2026-11-30' })).toHaveLength(101);
    expect(seen).toHaveLength(2);
  });

  it('are found by our link even after somebody changed the number', async () => {
    const renumbered = { ...invoiceElement, InvoiceNumber: 'X-1' };
    const foreign = { ...invoiceElement, Url: 'https://elsewhere.example' };
    const { ledger } = await scriptedXero(json(200, invoicesAnswer(foreign, renumbered)));
    const found = await ledger.findInvoicesByUrl(document.Url, { from: '2026-11-01', to: '2026-11-30' });
    expect(found).toMatchObject([{ invoiceNumber: 'X-1', url: document.Url }]);
  });
});

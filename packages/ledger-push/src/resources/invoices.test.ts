import { createServer } from 'node:http';

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
import {
  cutConnection,
  cutMidway,
  json,
  neverAnswer,
  scriptedXero,
  secretToken,
  text,
} from '../testing/scripted-xero.ts';

const saved = json(200, invoicesAnswer(invoiceElement), {
  'xero-correlation-id': 'corr-1',
  'x-minlimit-remaining': '58',
  'x-daylimit-remaining': '4999',
  'x-appminlimit-remaining': '9990',
});

describe('what createInvoice puts on the wire', () => {
  it('is the very document, key by key, inside one Invoices list', async () => {
    const { ledger, seen } = await scriptedXero(saved);
    await ledger.createInvoice(document, 'key-1');
    expect(JSON.parse(seen[0]?.body ?? '')).toStrictEqual({ Invoices: [document] });
  });

  it('is the same to the byte when the same document is sent twice, whatever the order of its keys', async () => {
    const { ledger, seen } = await scriptedXero(saved);
    const reordered = {
      ...Object.fromEntries(Object.entries(document).reverse()),
      ...structuredClone(document),
    };
    await ledger.createInvoice(document, 'key-1');
    await ledger.createInvoice(reordered, 'key-1');
    expect(seen[1]?.body).toBe(seen[0]?.body);
    expect(Object.keys(reordered)).not.toEqual(Object.keys(document));
  });

  it.each([
    { name: 'an untaxed one without tracking', change: { LineAmountTypes: 'NoTax' } },
    {
      name: 'one whose texts look like dates',
      change: { Reference: '/Date(0)/', InvoiceNumber: '/Date(1)/' },
    },
    { name: 'one with an empty reference', change: { Reference: '' } },
    { name: 'one with quotes, backslashes and newlines', change: { Reference: '"\\\n\u2028</script>' } },
  ] as const)('keeps $name as it is', async ({ change }) => {
    const { ledger, seen } = await scriptedXero(saved);
    await ledger.createInvoice({ ...document, ...change }, 'key-1');
    expect(JSON.parse(seen[0]?.body ?? '')).toStrictEqual({ Invoices: [{ ...document, ...change }] });
  });

  it('is a PUT with the key, the tenant, the token and errors kept apart', async () => {
    const { ledger, seen } = await scriptedXero(saved);
    await ledger.createInvoice(document, 'key-1');
    const [request] = seen;
    expect(request?.method).toBe('PUT');
    expect(request?.url.pathname).toBe('/api.xro/2.0/Invoices');
    expect(Object.fromEntries(request?.url.searchParams ?? [])).toEqual({
      summarizeErrors: 'false',
      unitdp: '4',
    });
    expect(request?.headers).toMatchObject({
      'idempotency-key': 'key-1',
      'xero-tenant-id': 'tenant-1',
      authorization: `Bearer ${secretToken}`,
      accept: 'application/json',
    });
  });

  it.each([
    { name: 'an empty key', key: '', change: {} },
    { name: 'a key over 128 characters', key: 'k'.repeat(129), change: {} },
    { name: 'a date with a time', key: 'key-1', change: { Date: '2026-11-23T00:00:00Z' } },
  ])('refuses $name before anything leaves', async ({ key, change }) => {
    const { ledger, seen } = await scriptedXero(saved);
    await expect(ledger.createInvoice({ ...document, ...change }, key)).rejects.toThrow(RangeError);
    expect(seen).toHaveLength(0);
  });

  it.each([0.1 + 0.2, Number.NaN, Number.POSITIVE_INFINITY, 1e-7])(
    'refuses the price %s before anything leaves',
    async (UnitAmount) => {
      const { ledger, seen } = await scriptedXero(saved);
      const line = { Description: 'a', Quantity: 1, UnitAmount, AccountCode: '200', TaxType: 'NONE' };
      await expect(ledger.createInvoice({ ...document, LineItems: [line] }, 'key-1')).rejects.toThrow(
        RangeError,
      );
      expect(seen).toHaveLength(0);
    },
  );
});

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

  it('is certainly not applied when nothing listens', async () => {
    const { ledger } = closedPort(await freePort());
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'not_applied',
      kind: 'unavailable',
      status: null,
      problems: [{ code: 'not_reached' }],
    });
  });

  it('is certainly not applied when the host has no address', async () => {
    const { ledger } = closedPort(80, 'no-such-host.invalid');
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'not_applied',
      kind: 'unavailable',
    });
  });

  it('lets what getAccessToken throws pass, and sends nothing', async () => {
    const { baseUrl, seen } = await scriptedXero(saved);
    const reconnect = new Error('reconnect first');
    const ledger = createLedger({ baseUrl, tenantId: 't', getAccessToken: () => Promise.reject(reconnect) });
    await expect(ledger.createInvoice(document, 'key-1')).rejects.toBe(reconnect);
    expect(seen).toHaveLength(0);
  });
});

describe('what createInvoice makes of an HTTP status', () => {
  it('reads the elements of a summarised 400', async () => {
    const body = {
      ErrorNumber: 10,
      Type: 'ValidationException',
      Message: 'A validation exception occurred',
      Elements: [refusedElement("Account code '9' is not a valid code for this document.")],
    };
    const { ledger } = await scriptedXero(json(400, body, { 'xero-correlation-id': 'corr-9' }));
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'not_applied',
      kind: 'refused',
      status: 400,
      correlationId: 'corr-9',
      problems: [{ code: 'account_not_usable', sentence: 'The account 9 cannot be used here in Xero.' }],
    });
  });

  it.each([
    {
      headers: { 'x-rate-limit-problem': 'Minute', 'retry-after': '17' },
      limitProblem: 'minute',
      retryAfterMs: 17_000,
    },
    { headers: { 'x-rate-limit-problem': 'concurrent' }, limitProblem: 'concurrent', retryAfterMs: null },
    { headers: {}, limitProblem: null, retryAfterMs: null },
  ])('tells the gate of a 429 ($limitProblem) and how long to wait', async ({ headers, ...facts }) => {
    const { ledger, metas } = await scriptedXero(text(429, '', headers));
    await ledger.createInvoice(document, 'key-1');
    expect(metas).toMatchObject([{ status: 429, ...facts }]);
  });

  it('keeps neither token nor cookie nor e-mail address of an answer', async () => {
    const Message = `Bearer ${secretToken} of someone@client.example; set-cookie: sid=1234; ${secretToken}`;
    const { ledger } = await scriptedXero(json(400, { Message }, { 'set-cookie': 'sid=cookie-secret' }));
    const kept = JSON.stringify(await ledger.createInvoice(document, 'key-1'));
    for (const secret of [secretToken, 'cookie-secret', 'sid=1234', 'someone@client.example']) {
      expect(kept).not.toContain(secret);
    }
  });

  it('keeps at most two thousand characters of an answer', async () => {
    const { ledger } = await scriptedXero(text(500, 'x'.repeat(100_000)));
    const result = await ledger.createInvoice(document, 'key-1');
    expect(result.class === 'unknown' && result.raw?.length).toBe(2_000);
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

function closedPort(port: number, host = '127.0.0.1') {
  const baseUrl = `http://${host}:${port}/api.xro/2.0`;
  return { ledger: createLedger({ baseUrl, tenantId: 't', getAccessToken: () => Promise.resolve('a') }) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

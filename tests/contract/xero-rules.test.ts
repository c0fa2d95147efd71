import type { SandboxState } from '@throughline/sandbox';
import { beforeEach, describe, expect, it } from 'vitest';

import { connect, type Connected } from './consent.ts';
import { activeContact, documentOf, lineOf } from './invoice-documents.ts';
import { headersFor, ledgerUrl } from './open-clients.ts';
import { nobody } from './practice-entries.ts';
import { contractServer, fieldOf, first, listField, textField } from './support.ts';

/** Rules of the ledger that our client never touches, because it only creates, one document a call. */
const server = contractServer('tiny');
let connected: Connected;
let state: SandboxState;

beforeEach(async () => {
  connected = await connect(server.url);
  state = await server.state();
});

type Reply = { status: number; type: string; text: string; json: unknown };

async function send(
  method: string,
  path: string,
  { body, ...more }: { body?: object; accept?: string; key?: string } = {},
): Promise<Reply> {
  const headers: Record<string, string> = headersFor(connected.accessToken, connected.organisationTenantId);
  if (more.accept !== undefined) headers['accept'] = more.accept;
  if (more.key !== undefined) headers['idempotency-key'] = more.key;
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  const response = await fetch(`${ledgerUrl(server)}/${path}`, init);
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text, json: type.includes('json') ? JSON.parse(text) : null };
}

const held = async () => (await server.state()).xero.invoices;
const bad = () => documentOf(state, { InvoiceNumber: 'CB-BAD', LineItems: [lineOf({ AccountCode: '999' })] });
const batch = () => ({ Invoices: [documentOf(state), bad()] });
const put = (document: object) =>
  send('PUT', 'Invoices?summarizeErrors=false', { body: { Invoices: [document] } });

describe('a batch with a bad element', () => {
  it('is 200 with both when errors are kept apart', async () => {
    const { status, json } = await send('PUT', 'Invoices?summarizeErrors=false', { body: batch() });
    expect(status).toBe(200);
    expect(listField(json, 'Invoices')).toMatchObject([
      { StatusAttributeString: 'OK', InvoiceNumber: 'CB-0001' },
      {
        StatusAttributeString: 'ERROR',
        HasErrors: true,
        InvoiceID: '00000000-0000-0000-0000-000000000000',
        ValidationErrors: [{ Message: "Account code '999' is not a valid code for this document." }],
      },
    ]);
    expect(await held()).toHaveLength(1);
  });

  it.each([
    { query: '', value: 'saved', kept: 1 },
    { query: '?summarizeErrors=true', value: 'saved', kept: 1 },
    { query: '', value: 'not-saved', kept: 0 },
  ])('is 400 with $query, and the good one is $value', async ({ query, value, kept }) => {
    await server.setSwitch('X-01', value);
    const { status, json } = await send('PUT', `Invoices${query}`, { body: batch() });
    expect(status).toBe(400);
    expect(json).toMatchObject({
      ErrorNumber: 10,
      Type: 'ValidationException',
      Elements: [{ InvoiceNumber: 'CB-BAD' }],
    });
    expect(await held()).toHaveLength(kept);
  });
});

describe('an invoice', () => {
  it('posted under a number in use edits the one that has it', async () => {
    await put(documentOf(state));
    await send('POST', 'Invoices', { body: { Invoices: [{ ...documentOf(state), Reference: 'edited' }] } });
    expect(await held()).toMatchObject([{ number: 'CB-0001', reference: 'edited' }]);
  });

  it('for a name makes or finds the contact, and other fields overwrite it', async () => {
    await put(documentOf(state, { Contact: { ContactID: activeContact(state).contactId } }));
    const document = {
      ...documentOf(state),
      InvoiceNumber: 'CB-2',
      Contact: { Name: 'Newly Named Ltd', EmailAddress: 'n@example.test' },
    };
    await put(document);
    await put({ ...document, InvoiceNumber: 'CB-3', Contact: { Name: 'NEWLY NAMED LTD' } });
    const contacts = (await server.state()).xero.contacts.filter(({ name }) => /newly named/i.test(name));
    expect(contacts).toHaveLength(1);
    expect(contacts).toMatchObject([{ emailAddress: 'n@example.test' }]);
  });

  it('without a number gets one of Xero', async () => {
    const { InvoiceNumber: _, ...document } = documentOf(state);
    await put(document);
    expect(first(await held()).number).not.toBe('');
  });

  it('as a supplier bill may repeat its number and keeps no reference', async () => {
    const bill = {
      ...documentOf(state),
      Type: 'ACCPAY',
      LineItems: [lineOf({ AccountCode: '400', TaxType: 'INPUT2' })],
    };
    await put(bill);
    await put(bill);
    expect(await held()).toMatchObject([
      { type: 'ACCPAY', reference: '' },
      { type: 'ACCPAY', reference: '' },
    ]);
  });

  it('moves only along its states', async () => {
    await put(documentOf(state));
    const { id } = first(await held());
    const move = async (Status: string) =>
      (await send('POST', `Invoices/${id}`, { body: { Invoices: [{ Status }] } })).status;
    expect(await move('DRAFT')).toBe(400);
    expect(await move('DELETED')).toBe(400);
    expect(await move('VOIDED')).toBe(200);
    expect(await move('AUTHORISED')).toBe(400);
    expect(await held()).toMatchObject([{ status: 'VOIDED' }]);
  });

  it('takes an enum letter for letter', async () => {
    const { status, json } = await put({ ...documentOf(state), LineAmountTypes: 'NO_TAX' });
    expect(status).toBe(400);
    expect(json).toMatchObject({ Type: 'PostDataInvalidException' });
    expect(await held()).toEqual([]);
  });

  it('that draws on what nobody knows takes the whole request down', async () => {
    const unknown = { ...documentOf(state), InvoiceNumber: 'CB-2', Contact: { ContactID: nobody } };
    const { status, text } = await send('PUT', 'Invoices?summarizeErrors=false', {
      body: { Invoices: [documentOf(state), unknown] },
    });
    expect({ status, text }).toEqual({
      status: 404,
      text: "The resource you're looking for cannot be found",
    });
    expect(await held()).toEqual([]);
  });
});

describe('reading', () => {
  it('a list without pages has no lines, with pages it has', async () => {
    await put(documentOf(state));
    const lines = async (query: string) =>
      fieldOf(first(listField((await send('GET', `Invoices${query}`)).json, 'Invoices')), 'LineItems');
    expect((await lines('')) ?? []).toEqual([]);
    expect(await lines('?page=1')).toHaveLength(1);
  });

  it('gives days as midnight in UTC, both ways of writing', async () => {
    const document = documentOf(state);
    const [invoice] = listField((await put(document)).json, 'Invoices');
    expect(fieldOf(invoice, 'Date')).toMatch(/^\/Date\(\d+\+0000\)\/$/);
    expect(Number(/\d+/.exec(textField(invoice, 'Date'))?.[0])).toBe(
      Date.parse(`${document.Date}T00:00:00Z`),
    );
    expect(fieldOf(invoice, 'DateString')).toBe(`${document.Date}T00:00:00`);
  });

  it('answers XML to whoever does not ask for JSON, or nothing, as the switch says', async () => {
    const ask = () => send('GET', 'Organisation', { accept: '*/*' });
    expect(await ask()).toMatchObject({ status: 200, type: expect.stringContaining('xml') });
    await server.setSwitch('X-10', '406');
    expect((await ask()).status).toBe(406);
  });

  it.each([
    { query: 'where=Name%3D%3D%22a%22%20OR%20Name%3D%3D%22b%22', status: 400, type: 'QueryParseException' },
    { query: 'where=Magic%3D%3D%22a%22', status: 400, type: 'QueryParseException' },
    { query: 'where=Name%3D%3D%22The%20%22Best%22%22', status: 400, type: 'QueryParseException' },
    { query: 'magic=1', status: 501, type: null },
  ])('Contacts?$query is $status', async ({ query, status, type }) => {
    const reply = await send('GET', `Contacts?${query}`);
    expect({ status: reply.status, type: fieldOf(reply.json, 'Type') ?? null }).toEqual({ status, type });
  });

  it.each(['organisation', 'ORGANISATION', 'Organisation'])('/%s is the same path', async (path) => {
    expect((await send('GET', path)).status).toBe(200);
  });
});

it('a key of more than 128 characters is refused', async () => {
  const reply = await send('PUT', 'Invoices', {
    body: { Invoices: [documentOf(state)] },
    key: 'k'.repeat(129),
  });
  expect(reply.status).toBe(400);
  expect(await held()).toEqual([]);
});

import { createLedger, sameDocument, type Ledger } from '@throughline/ledger-push';
import type { FaultRule } from '@throughline/sandbox';
import { describe, expect, it, vi } from 'vitest';

import { freePort } from '../support/free-port.ts';
import { ledgerFaults, patientFor, waitOf, type LedgerFaultCase } from './fault-cases.ts';
import { documentOf, type StateInvoice } from './invoice-documents.ts';
import { openLedger } from './open-clients.ts';
import { contractServer, minute, second } from './support.ts';

const server = contractServer('tiny');

const faultOn = (path: string, method: string, kind: LedgerFaultCase['kind']): FaultRule => ({
  path: `/api.xro/2.0/${path}`,
  method,
  kind,
  count: 1,
  ...waitOf(kind),
});

const held = async (): Promise<StateInvoice[]> => (await server.state()).xero.invoices;

/** Waits until the faulty call is over; a delayed one outlives its caller. */
const attemptsWith = async (kind: LedgerFaultCase['kind']) => {
  const attempts = async () => (await server.calls()).filter(({ fault }) => fault === kind);
  await vi.waitFor(async () => expect(await attempts()).toHaveLength(1), { timeout: 5000 });
  return attempts();
};

/** The SDK takes half a second to load; a short patience must not run out over that. */
const warm = (ledger: Ledger) => ledger.trackingCategories();

describe('createInvoice', () => {
  it.each(ledgerFaults)(
    'under $kind is what the protocol says, and Xero holds what it must',
    async (wanted) => {
      const { ledger } = await openLedger(server, patientFor(wanted.kind));
      await warm(ledger);
      const document = documentOf(await server.state());
      await server.faults(faultOn('Invoices', 'PUT', wanted.kind));

      const result = await ledger.createInvoice(document, 'key-1');

      const code = expect.objectContaining({ code: wanted.code });
      const problems = expect.arrayContaining([code]);
      const { status, write } = wanted;
      expect(result).toMatchObject({ ...write, problems, status });
      expect(await attemptsWith(wanted.kind)).toMatchObject([{ method: 'PUT' }]);
      await vi.waitFor(async () => expect(await held()).toHaveLength(wanted.effect ? 1 : 0), {
        timeout: 5000,
      });
    },
  );

  const unknownOnes = ledgerFaults.filter(({ write }) => write.class === 'unknown');

  it.each(unknownOnes)(
    'after $kind makes one invoice in the end: same key, or look and then a new key',
    async (wanted) => {
      const { ledger } = await openLedger(server, patientFor(wanted.kind));
      await warm(ledger);
      const document = documentOf(await server.state());
      await server.faults(faultOn('Invoices', 'PUT', wanted.kind));
      const result = await ledger.createInvoice(document, 'key-1');
      await attemptsWith(wanted.kind);
      if (result.class === 'unknown' && !result.cached) {
        const { ledger: patient } = await openLedger(server);
        expect(await patient.createInvoice(document, 'key-1')).toMatchObject({ class: 'applied' });
      } else {
        const { ledger: patient } = await openLedger(server);
        const found = await patient.findInvoicesByNumber([document.InvoiceNumber]);
        expect(found.map((invoice) => sameDocument(invoice, document))).toEqual(wanted.effect ? [true] : []);
        if (found.length === 0) {
          expect(await patient.createInvoice(document, 'key-2')).toMatchObject({ class: 'applied' });
        }
      }
      expect(await held()).toMatchObject([{ number: document.InvoiceNumber, total: '115.00' }]);
    },
  );

  it('after a 500 gets the same 500 for the same key until Xero forgets it', async () => {
    const { ledger } = await openLedger(server);
    const document = documentOf(await server.state());
    await server.faults(faultOn('Invoices', 'PUT', '500'));
    await ledger.createInvoice(document, 'key-1');
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'unknown',
      status: 500,
      cached: true,
    });
    expect(await held()).toEqual([]);
    await server.advance(6 * minute + second);
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({ class: 'applied' });
    expect(await held()).toHaveLength(1);
  });

  it('does not use the key up when a limit refuses it', async () => {
    const { ledger } = await openLedger(server);
    const document = documentOf(await server.state());
    await server.faults(faultOn('Invoices', 'PUT', '429-minute'));
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({ kind: 'throttled' });
    const other = { ...document, Reference: 'changed meanwhile' };
    expect(await ledger.createInvoice(other, 'key-1')).toMatchObject({ class: 'applied' });
  });

  it.each([0, 1, 30, 200, 500])('whose answer is cut after byte %d is unknown', async (atByte) => {
    const { ledger } = await openLedger(server);
    const document = documentOf(await server.state());
    await server.faults({ ...faultOn('Invoices', 'PUT', 'drop-after'), atByte });
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({ class: 'unknown', cached: false });
    await server.faults({ ...faultOn('Invoices', 'PUT', 'truncated'), atByte });
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({ class: 'unknown', cached: false });
    expect(await held()).toHaveLength(1);
  });

  it('answered by a page in HTML may have had its effect', async () => {
    const { ledger } = await openLedger(server);
    await server.faults({ ...faultOn('Invoices', 'PUT', 'html-200'), commit: true });
    const result = await ledger.createInvoice(documentOf(await server.state()), 'key-1');
    expect(result).toMatchObject({ class: 'unknown', why: 'answer_unreadable' });
    expect(await held()).toHaveLength(1);
  });

  it('to a port where nobody listens was not sent', async () => {
    const { organisationTenantId, accessToken } = await openLedger(server);
    const ledger = createLedger({
      baseUrl: `http://127.0.0.1:${await freePort()}/api.xro/2.0`,
      tenantId: organisationTenantId,
      getAccessToken: async () => accessToken,
    });
    const result = await ledger.createInvoice(documentOf(await server.state()), 'key-1');
    expect(result).toMatchObject({
      class: 'not_applied',
      kind: 'unavailable',
      problems: [{ code: 'not_reached' }],
    });
  });
});

describe('a read', () => {
  it.each(ledgerFaults)('under $kind is $read, tried once, and works again afterwards', async (wanted) => {
    const { ledger } = await openLedger(server, patientFor(wanted.kind));
    await warm(ledger);
    await server.faults(faultOn('Accounts', 'GET', wanted.kind));
    const retryAfterMs = wanted.write.class === 'not_applied' ? wanted.write.retryAfterMs : null;
    await expect(ledger.accounts()).rejects.toMatchObject({
      name: 'LedgerError',
      kind: wanted.read,
      retryAfterMs,
    });
    expect(await attemptsWith(wanted.kind)).toMatchObject([{ method: 'GET' }]);
    const { ledger: again } = await openLedger(server);
    expect((await again.accounts()).length).toBe((await server.state()).xero.accounts.length);
  });
});

it('no result and no error shows a token or what the client is called', async () => {
  const { ledger, accessToken, metas } = await openLedger(server);
  const document = documentOf(await server.state());
  await server.faults(faultOn('Invoices', 'PUT', 'token-expired'), faultOn('Accounts', 'GET', 'drop-after'));
  const result = await ledger.createInvoice(document, 'key-1');
  const error: unknown = await ledger.accounts().catch((cause: unknown) => cause);
  const said = JSON.stringify([result, error, metas]) + String(error);
  expect(said).toContain('TokenExpired');
  expect(said).not.toContain(accessToken);
  expect(said).not.toContain(document.Url);
});

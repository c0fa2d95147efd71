import { describe, expect, it } from 'vitest';

import { lineOf } from './invoice-documents.ts';
import { ledgerCases, refusedFor } from './ledger-cases.ts';
import { first, minute, second } from './support.ts';

const on = ledgerCases();

describe('an idempotency key', () => {
  it('sent again with the same bytes gives the same invoice', async () => {
    const { invoiceId } = await on.created();
    await on.server.advance(5 * minute);
    expect((await on.created()).invoiceId).toBe(invoiceId);
    expect(await on.invoices()).toHaveLength(1);
  });

  it('sent at once by two gives one invoice', async () => {
    const results = await Promise.all([on.created(), on.created()]);
    expect(new Set(results.map(({ invoiceId }) => invoiceId)).size).toBe(1);
    expect(await on.invoices()).toHaveLength(1);
  });

  it('sent with other bytes is unknown, and makes nothing', async () => {
    await on.created();
    expect(await on.create({ InvoiceNumber: 'CB-0002' })).toMatchObject({
      class: 'unknown',
      why: 'key_used_before',
      cached: true,
      status: 400,
    });
    expect(await on.invoices()).toHaveLength(1);
  });

  it('is forgotten after six minutes: only the number keeps a second invoice away', async () => {
    await on.created();
    await on.server.advance(6 * minute + second);
    expect(await on.create()).toMatchObject(refusedFor('number_taken'));
    expect(await on.invoices()).toHaveLength(1);
    expect(await on.create({ InvoiceNumber: 'CB-0002' }, 'key-1')).toMatchObject({ class: 'unknown' });
    await on.server.advance(6 * minute + second);
    expect(await on.create({ InvoiceNumber: 'CB-0002' }, 'key-1')).toMatchObject({ class: 'applied' });
    expect(await on.invoices()).toHaveLength(2);
  });

  it('keeps a refusal too: after the fix only a new key goes through', async () => {
    const { accountId } = first(on.state.xero.accounts, ({ code }) => code === '280');
    const archived = { LineItems: [lineOf({ AccountCode: '280' })] };
    expect(await on.create(archived)).toMatchObject(refusedFor('account_archived'));
    await on.server.act('edit-account', { accountId, status: 'ACTIVE' });
    expect(await on.create(archived)).toMatchObject(refusedFor('account_archived'));
    expect(await on.create(archived, 'key-2')).toMatchObject({ class: 'applied' });
    expect(await on.invoices()).toHaveLength(1);
  });

  it('is kept for the whole app, as the switch says, or for each organisation', async () => {
    await on.created();
    expect(await on.create({ Reference: 'other' })).toMatchObject({
      class: 'unknown',
      why: 'key_used_before',
    });
    await on.server.setSwitch('X-07', 'app-and-tenant');
    expect(await on.create({ Reference: 'other' })).toMatchObject(refusedFor('number_taken'));
  });
});

import { describe, expect, it } from 'vitest';

import { document } from '../testing/samples.ts';
import { saved } from '../testing/saved-answer.ts';
import { scriptedXero, secretToken } from '../testing/scripted-xero.ts';

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

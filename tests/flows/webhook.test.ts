import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { startProduct, type Product } from '../support/product.ts';

const webhookKey = 'a webhook key of this test';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ profile: 'tiny', worker: false, webhookKey });
}, 60_000);
afterAll(() => product.stop());

const webhook = async (method: string, body?: object): Promise<unknown> => {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  return (await fetch(`${product.sandbox.url}/__sandbox/webhook`, init)).json();
};

/** A person allows the app to act in the organisation; without that, Xero sends nothing. */
async function connectOrganisation(): Promise<void> {
  const body = new URLSearchParams({
    response_type: 'code',
    client_id: 'sandbox-client',
    redirect_uri: 'http://localhost:3000/oauth/xero/callback',
    scope: 'accounting.contacts',
    decision: 'allow',
  });
  await fetch(`${product.sandbox.url}/identity/connect/authorize`, {
    method: 'POST',
    body,
    redirect: 'manual',
  });
}

describe('our webhook', () => {
  it('answers the intent-to-receive probe as Xero wants it, and takes signed events', async () => {
    await connectOrganisation();
    const url = `${product.url}/webhooks/xero`;
    expect(await webhook('POST', { url, key: webhookKey })).toMatchObject({
      status: 'ok',
      probe: [
        { signature: 'good', status: 200, isBare: true },
        { signature: 'bad', status: 401, isBare: true },
      ],
    });
    product.sandbox.sandbox.control.act({ act: 'add-contact', name: 'Told Ltd' });
    await vi.waitFor(async () =>
      expect(await webhook('GET')).toMatchObject({
        deliveries: [
          { state: 'delivered', attempts: [{ status: 200 }], events: [{ eventCategory: 'CONTACT' }] },
        ],
      }),
    );
  });

  it('fails the probe under another key, so nothing is sent to it', async () => {
    const url = `${product.url}/webhooks/xero`;
    expect(await webhook('POST', { url, key: 'another key' })).toMatchObject({ status: 'failed' });
  });
});

import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Answers Xero's webhook: 200 for a body signed with our key, 401 for any other, both empty. Xero's first probe
 * sends both kinds. Events are at-least-once and thin; drift is found by reading, so nothing is kept of them.
 *
 * Source: Xero webhooks, "Intent to receive".
 */
export async function xeroWebhook(request: Request, key: string | null): Promise<Response> {
  const body = Buffer.from(await request.arrayBuffer());
  // Compared as texts: decoding forgives letters that Xero never writes.
  const given = Buffer.from(request.headers.get('x-xero-signature') ?? '');
  const wanted = key === null ? null : Buffer.from(createHmac('sha256', key).update(body).digest('base64'));
  const isSigned = wanted !== null && given.length === wanted.length && timingSafeEqual(given, wanted);
  return new Response(null, { status: isSigned ? 200 : 401 });
}

import { describe, expect, it } from 'vitest';

import { document, refusedElement } from '../testing/samples.ts';
import { json, scriptedXero, secretToken, text } from '../testing/scripted-xero.ts';

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

import { startSandbox, type RunningSandbox } from '@throughline/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Entry, startEntry } from './entry-harness.ts';

let sandbox: RunningSandbox;
let entry: Entry;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, profile: 'tiny', seed: 1 });
  entry = await startEntry(sandbox.url);
});
afterAll(async () => {
  await entry.close();
  await sandbox.close();
});

/** The person presses a button on Xero's consent page. @returns where the browser is sent */
async function decide(authoriseUrl: string, decision: 'allow' | 'cancel'): Promise<Request> {
  const reply = await fetch(authoriseUrl, {
    method: 'POST',
    body: new URLSearchParams({ decision }),
    redirect: 'manual',
  });
  return new Request(reply.headers.get('location') ?? '');
}

describe('connecting to the sandbox', () => {
  it('goes through the real redirect, keeps the tokens fresh and ends in both places', async () => {
    const { practiceId, admin } = await entry.practice();
    const { authoriseUrl } = await entry.as(admin).connection.begin({});
    const back = await decide(authoriseUrl, 'allow');
    back.headers.set('cookie', admin.cookie);
    const reply = await entry.deps.consent.callback(back);
    expect(reply.headers.get('location')).toBe('/set-up?connected=xpm%2Cledger');

    const rows = await entry.as(admin).connection.list();
    expect(rows.map(({ kind, status }) => [kind, status])).toEqual([
      ['xpm', 'connected'],
      ['ledger', 'connected'],
    ]);
    const connectionId = rows[0]?.id ?? '';
    const rejected = await entry.tokens.getAccessToken(practiceId, connectionId);
    const renewed = await entry.tokens.getAccessToken(practiceId, connectionId, { rejected });
    expect(renewed).not.toBe(rejected);
    const read = await fetch(`${sandbox.url}/practicemanager/3.1/staff.api/list`, {
      headers: { authorization: `Bearer ${renewed}`, 'xero-tenant-id': rows[0]?.tenantId ?? '' },
    });
    expect(read.status).toBe(200);

    for (const { id } of rows) await entry.as(admin).connection.disconnect({ connectionId: id });
    const left = await fetch(`${sandbox.url}/connections`, {
      headers: { authorization: `Bearer ${renewed}` },
    });
    expect(await left.json()).toEqual([]);
  });

  it('comes back with the reason when the person cancels', async () => {
    const { admin } = await entry.practice();
    const { authoriseUrl } = await entry.as(admin).connection.begin({ kind: 'ledger' });
    const back = await decide(authoriseUrl, 'cancel');
    back.headers.set('cookie', admin.cookie);
    const reply = await entry.deps.consent.callback(back);
    expect(reply.headers.get('location')).toBe('/settings/connections?problem=denied');
  });
});

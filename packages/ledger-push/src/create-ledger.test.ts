import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { createLedger } from './create-ledger.ts';
import { json, scriptedXero, text } from './testing/scripted-xero.ts';

afterEach(() => vi.unstubAllEnvs());

describe('createLedger', () => {
  it('leaves xero-node alone until the first call', async () => {
    const index = fileURLToPath(new URL('index.ts', import.meta.url));
    const script = `
      import { createRequire } from 'node:module';
      const { createLedger } = await import(${JSON.stringify(index)});
      const loaded = () => Object.keys(createRequire(${JSON.stringify(index)}).cache).some((file) => file.includes('xero-node'));
      const ledger = createLedger({ baseUrl: 'http://127.0.0.1:1', tenantId: 't', getAccessToken: async () => 'a' });
      const before = loaded();
      await ledger.accounts().catch(() => undefined);
      console.log(JSON.stringify({ before, after: loaded() }));`;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, [
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      script,
    ]);
    expect(JSON.parse(stdout)).toEqual({ before: false, after: true });
  });

  it('takes a base address with a slash at its end', async () => {
    const { baseUrl, seen } = await scriptedXero(json(200, { Accounts: [] }));
    const getAccessToken = () => Promise.resolve('a');
    await createLedger({ baseUrl: `${baseUrl}/`, tenantId: 't', getAccessToken }).accounts();
    expect(seen[0]?.url.pathname).toBe('/api.xro/2.0/Accounts');
  });

  it('goes straight to Xero, whatever proxy the environment names', async () => {
    for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy']) {
      vi.stubEnv(name, 'http://127.0.0.1:1');
    }
    for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '');
    const { ledger, seen } = await scriptedXero(json(200, { Accounts: [] }));
    expect(await ledger.accounts()).toEqual([]);
    expect(seen).toHaveLength(1);
  });

  it('follows nobody elsewhere, so that the token stays with Xero', async () => {
    const elsewhere = await scriptedXero(json(200, { Accounts: [] }));
    const { ledger } = await scriptedXero(text(307, '', { location: `${elsewhere.baseUrl}/Accounts` }));
    await expect(ledger.accounts()).rejects.toMatchObject({ kind: 'unreadable', status: 307 });
    expect(elsewhere.seen).toEqual([]);
  });

  it('stops reading an answer that no page of Xero could be', async () => {
    const { ledger } = await scriptedXero(text(200, 'x'.repeat(21_000_000)), 20_000);
    await expect(ledger.accounts()).rejects.toMatchObject({ name: 'LedgerError' });
  });

  it('asks for a token for every request and keeps tenants apart when calls overlap', async () => {
    const { baseUrl, seen } = await scriptedXero(json(200, { Accounts: [] }));
    const ledgerOf = (tenantId: string) => {
      let asked = 0;
      const getAccessToken = () => Promise.resolve(`${tenantId}-${(asked += 1)}`);
      return createLedger({ baseUrl, tenantId, getAccessToken });
    };
    const [one, two] = [ledgerOf('one'), ledgerOf('two')];
    await Promise.all([one.accounts(), two.accounts(), one.accounts(), two.accounts()]);
    const pairs = seen.map(({ headers }) => `${String(headers['xero-tenant-id'])} ${headers.authorization}`);
    expect(pairs.toSorted()).toEqual([
      'one Bearer one-1',
      'one Bearer one-2',
      'two Bearer two-1',
      'two Bearer two-2',
    ]);
  });
});

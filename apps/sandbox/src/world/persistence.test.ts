import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startSandbox } from '../start-sandbox.ts';
import { connected, consent, exchange, pinnedClock, send, tokenCall } from '../testing/connected.ts';

let folder: string;
let stateFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  stateFile = join(folder, 'state.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the state file', () => {
  it('brings everything acknowledged back: records, connections, tokens, clock and switches', async () => {
    const at = await connected({ stateFile });
    await at.xpm('POST', 'client.api/add', '<Client><Name>Kept</Name></Client>');
    await at.xero('PUT Contacts', { Name: 'Kept too' });
    at.running.sandbox.control.advance(60_000);
    at.running.sandbox.control.setSwitch('U-05', 'allow');
    const before = at.running.sandbox.control.state();
    await at.running.close();

    const again = await startSandbox({ port: 0, stateFile, profile: 'demo', now: pinnedClock() });
    const after = again.sandbox.control.state();
    expect(after.xpm).toEqual(before.xpm);
    expect(after.xero).toEqual(before.xero);
    expect(after.identity.connections).toEqual(before.identity.connections);
    expect(after.switches).toEqual(before.switches);
    const rows = await send(`${again.url}/connections`, {
      headers: { authorization: `Bearer ${at.accessToken}` },
    });
    const refreshed = await tokenCall(again.url, {
      grant_type: 'refresh_token',
      refresh_token: at.refreshToken,
    });
    expect([rows.status, refreshed.status]).toEqual([200, 200]);
    await again.close();
  });

  it('never gives an id twice after a restart', async () => {
    const first = await connected({ stateFile });
    await first.xpm('POST', 'client.api/add', '<Client><Name>One</Name></Client>');
    await first.running.close();
    const second = await connected({ stateFile });
    await second.xpm('POST', 'client.api/add', '<Client><Name>Two</Name></Client>');
    const { clients } = second.running.sandbox.control.state().xpm;
    expect(new Set(clients.map(({ uuid }) => uuid)).size).toBe(clients.length);
    expect(clients).toHaveLength(5);
    await second.running.close();
  });

  it('ignores a line that was only half written', async () => {
    const at = await connected({ stateFile });
    await at.running.close();
    appendFileSync(stateFile, '[["clients","x",{"uu');
    const again = await startSandbox({ port: 0, stateFile });
    expect(again.sandbox.control.state().xpm.clients).toHaveLength(3);
    await again.close();
  });

  it('takes a file from before there were nights, without running any', async () => {
    const at = await connected({ stateFile });
    await at.running.close();
    const older = readFileSync(stateFile, 'utf8').replace(/,"lastNight":"[^"]*"/g, '');
    writeFileSync(stateFile, older.replaceAll(',"notes":[],"relationships":[]', ''));
    const again = await startSandbox({ port: 0, stateFile, now: pinnedClock() });
    const { practice, clients, nights } = again.sandbox.control.state().xpm;
    expect([practice.lastNight, clients[0]?.relationships, nights]).toEqual(['2026-11-22', [], []]);
    await again.close();
  });

  it('brings back what a night did', async () => {
    const at = await connected({ stateFile, profile: 'demo' });
    at.running.sandbox.control.night({ advance: true });
    const before = at.running.sandbox.control.state().xpm;
    await at.running.close();
    const again = await startSandbox({ port: 0, stateFile, now: pinnedClock() });
    expect(again.sandbox.control.state().xpm).toEqual(before);
    expect(before.nights).toHaveLength(1);
    await again.close();
  });

  it('holds no token or secret in the clear', async () => {
    const at = await connected({ stateFile });
    await at.running.close();
    const text = readFileSync(stateFile, 'utf8');
    expect(text).not.toContain(at.refreshToken);
    expect(text).not.toContain(at.accessToken);
    expect(text).not.toContain('sandbox-secret');
  });

  it('survives a kill of the process between an answer and the next call', async () => {
    const child = await program();
    const token = await exchange(child.url, await consent(child.url));
    const state = await send(`${child.url}/__sandbox/state`);
    const headers = {
      authorization: `Bearer ${String(token.at('access_token'))}`,
      'xero-tenant-id': String(state.json().at('identity', 'tenants', 0, 'tenantId')),
    };
    const added = await send(`${child.url}/practicemanager/3.1/client.api/add`, {
      method: 'POST',
      headers,
      body: '<Client><Name>Acknowledged</Name></Client>',
    });
    expect(added.text).toContain('<Status>OK</Status>');
    await child.kill();

    const again = await startSandbox({ port: 0, stateFile });
    const { clients } = again.sandbox.control.state().xpm;
    expect(clients.filter(({ name }) => name === 'Acknowledged')).toHaveLength(1);
    const list = await send(`${again.url}/practicemanager/3.1/client.api/list`, { headers });
    expect(list.text).toContain('Acknowledged');
    await again.close();
  });
});

describe('the program', () => {
  it('ends with one clear line when its port is in use', async () => {
    const at = await connected();
    const child = spawn(process.execPath, ['--import', 'tsx', main], {
      env: { SANDBOX_PORT: String(at.running.port), SANDBOX_PROFILE: 'tiny' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, said]).toEqual([1, 'The sandbox cannot start: its port is in use. Set SANDBOX_PORT.\n']);
    await at.running.close();
  });
});

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Starts the sandbox as a program of its own; `kill` ends it without warning. */
async function program(): Promise<{ url: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { SANDBOX_PORT: '0', SANDBOX_PROFILE: 'tiny', SANDBOX_STATE_FILE: stateFile },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\/\/\S+/.exec(chunk.toString())?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  child.removeAllListeners('exit');
  return {
    url,
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

import { type ChildProcess, spawn } from 'node:child_process';

import { repositoryRoot } from '../../../scripts/repository-root.ts';
import type { Lane } from '../../real/lane.ts';
import { environmentWith } from '../../support/env.ts';
import { benchSecret } from './bench-lane.ts';

/** A worker as an operator's supervisor runs it, on the lane's database; `apiUrl` is where it takes XPM to be. */
export function startRealWorker({ product }: Lane, apiUrl: string): ChildProcess {
  const { database, sandbox, tokenKey, url } = product;
  const child = spawn(process.execPath, ['scripts/run-built.mjs', 'scripts/start.ts'], {
    cwd: repositoryRoot,
    env: environmentWith({
      ROLE: 'worker',
      DATABASE_URL: database.ownerUrl,
      APP_SECRET: benchSecret,
      TOKEN_KEYS: `k1:${tokenKey.toString('base64')}`,
      APP_URL: url,
      XERO_CLIENT_ID: 'sandbox-client',
      XERO_CLIENT_SECRET: 'sandbox-secret',
      XERO_LOGIN_URL: sandbox.url,
      XERO_IDENTITY_URL: sandbox.url,
      XERO_API_URL: apiUrl,
      SETTLE_SECONDS: '0',
      LOG_LEVEL: 'warn',
    }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // A bench that fails leaves none behind.
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  child.once('exit', () => process.off('exit', abandon));
  return child;
}

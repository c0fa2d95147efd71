import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

import { ensureWebBuilt } from '../../scripts/start/build-web.ts';

it('the Work route is at most 200 kB of JavaScript, gzipped', async () => {
  const dist = await ensureWebBuilt(() => undefined);
  const script = join(dist, '../scripts/check-bundle.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script]);
  expect(stdout).toMatch(/^work-route-js .* pass$/m);
});

import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import { environment } from './env.ts';
import { repositoryRoot } from './repository-root.ts';
import { untilToldToStop } from './start/until-told-to-stop.ts';

/** `npm run dev`: the product, restarted with every change, behind the web app's own server with hot reload. */
const WEB_PORT = 5173;
const WEB_URL = `http://localhost:${WEB_PORT}`;

const given = environment();
const product = spawn(
  process.execPath,
  [
    join(repositoryRoot, 'node_modules/tsx/dist/cli.mjs'),
    'watch',
    '--clear-screen=false',
    'scripts/start.ts',
    '--no-web',
  ],
  { cwd: repositoryRoot, stdio: 'inherit', env: { ...given, APP_URL: given['APP_URL'] ?? WEB_URL } },
);
const web = spawn(
  process.execPath,
  [join(repositoryRoot, 'node_modules/vite/bin/vite.js'), '--port', String(WEB_PORT), '--strictPort'],
  { cwd: join(repositoryRoot, 'apps/web'), stdio: 'inherit', env: given },
);
const children = [product, web];
const ended = children.map(endOf);
await Promise.race([untilToldToStop({ withParent: true }), ...ended]);
for (const child of children) child.kill('SIGTERM');
await Promise.all(ended);

function endOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once('close', resolve).once('error', resolve));
}

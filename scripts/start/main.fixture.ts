import { createServer } from 'node:http';

import { main } from './main.ts';
import type { StartApp } from './run.ts';

/** The launcher around the smallest product there can be: one page, served on the port of the settings. */
const startApp: StartApp = ({ env }) =>
  new Promise((resolve, reject) => {
    const server = createServer((_, answer) => answer.end('up'));
    server.once('error', reject);
    server.listen(env.port, env.host, () =>
      resolve({
        address: env.appUrl,
        signIns: [{ role: 'admin', email: 'admin@demo.test', password: 'printed once' }],
        stop: () => new Promise((stopped) => server.close(() => stopped())),
      }),
    );
  });

process.exit(
  await main({
    web: false,
    startApp,
    startSandbox: async ({ port }) => ({ url: `http://127.0.0.1:${port}`, close: async () => undefined }),
  }),
);

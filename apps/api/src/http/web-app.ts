import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** Names of built files hold a hash of their contents, so a browser may keep them for good. */
const keepForGood = 'public, max-age=31536000, immutable';

/** Serves the built web app; every address that is no file is a page of it. */
export function webApp(dir: string): Hono {
  const app = new Hono();
  const page = readFile(join(dir, 'index.html'), 'utf8');
  // Told when the first page is asked for; an unhandled rejection would end the process before.
  page.catch(() => undefined);
  app.get(
    '/assets/*',
    serveStatic({
      root: dir,
      onFound: (_path, c) => c.header('Cache-Control', keepForGood),
    }),
  );
  app.get('/assets/*', (c) => c.notFound());
  app.get(
    '*',
    serveStatic({ root: dir, rewriteRequestPath: (path) => (path === '/' ? '/no-such-file' : path) }),
  );
  app.get('*', async (c) => {
    c.header('Cache-Control', 'no-cache');
    return c.html(await page);
  });
  return app;
}

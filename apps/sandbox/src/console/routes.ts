import { Hono } from 'hono';

import type { World } from '../world/world.ts';
import { consolePage } from './page.ts';
import { script } from './script.ts';

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** The console: one page and its script. */
export function consoleRoutes(world: World): Hono {
  return new Hono()
    .get('/', (c) => c.html(consolePage(world).markup, 200, headers))
    .get('/console.js', (c) =>
      c.body(script, 200, { ...headers, 'content-type': 'text/javascript; charset=utf-8' }),
    );
}

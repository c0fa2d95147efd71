import type { MiddlewareHandler } from 'hono';

import { isLoopback } from '../env/addresses.ts';

/**
 * Refuses changes asked for by pages of other origins, whatever the content type says.
 *
 * A browser names the page's origin on every such request, or at least whether it is its own; programs name neither
 * and carry no cookie they were not given.
 *
 * @param appUrl the public origin; for one on this machine, its other names with the same port count as the same
 */
export function sameOrigin(appUrl: string): MiddlewareHandler {
  return async (c, next) => {
    const { method } = c.req;
    if (method === 'GET' || method === 'HEAD' || isOwn(appUrl, c.req.raw.headers)) return next();
    return c.json({ code: 'FOREIGN_ORIGIN', message: 'This request came from another site.' }, 403);
  };
}

function isOwn(appUrl: string, headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin !== null) return origin === appUrl || isAlias(appUrl, origin);
  const site = headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

function isAlias(appUrl: string, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [own, other] = [new URL(appUrl), new URL(origin)];
  return (
    isLoopback(own.hostname) &&
    isLoopback(other.hostname) &&
    own.port === other.port &&
    own.protocol === other.protocol &&
    other.origin === origin
  );
}

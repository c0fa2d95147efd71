import { isIP } from 'node:net';

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Where a request came from, as IP address.
 *
 * @param trustedProxies how many proxies of ours stand in front; with none, what a header claims is ignored
 */
export function clientAddress(trustedProxies: number): (c: Context) => string {
  return (c) => {
    const socket = plain(getConnInfo(c).remote.address ?? '');
    if (trustedProxies === 0) return socket;
    return forwardedAddress(c.req.header('x-forwarded-for') ?? '', trustedProxies) ?? socket;
  };
}

/** The entry the outermost trusted proxy wrote: each appends whom it spoke with, so it is counted from the end. */
export function forwardedAddress(header: string, trustedProxies: number): string | null {
  const entry = header.split(',').at(-trustedProxies)?.trim() ?? '';
  return isIP(entry) === 0 ? null : plain(entry);
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

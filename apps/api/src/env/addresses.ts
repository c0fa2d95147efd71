const loopbackNames = new Set(['localhost', '[::1]']);

/** Tells whether a host name as `URL` writes it never leaves this machine. */
export function isLoopback(hostname: string): boolean {
  return loopbackNames.has(hostname) || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}

/**
 * The origin of an address that is nothing but an origin, as `https://host:port`.
 *
 * @returns null for other schemes, a path, a query, or a name and password in it
 */
export function bareOrigin(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return url.href === `${url.origin}/` ? url.origin : null;
}

/** An address the product may call: Xero's own, or one on this machine. Nothing else in any mode. */
export function remoteOrigin(text: string, xeroOrigin: string): string | null {
  const origin = bareOrigin(text);
  if (origin === null) return null;
  return origin === xeroOrigin || isLoopback(new URL(origin).hostname) ? origin : null;
}

/** An address people may open the product at: encrypted, unless it is on this machine. */
export function publicOrigin(text: string): string | null {
  const origin = bareOrigin(text);
  if (origin === null) return null;
  const url = new URL(origin);
  return url.protocol === 'https:' || isLoopback(url.hostname) ? origin : null;
}

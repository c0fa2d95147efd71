const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Xero's own hosts; numbers in any spelling have been turned into addresses by now, and are none of them. */
const isXero = (hostname: string): boolean => hostname.endsWith('.xero.com');

/**
 * The base URL with exactly one slash at its end.
 * @throws {RangeError} neither one of Xero's hosts over HTTPS nor this machine, or with credentials, a query or a
 *   fragment
 */
export function checkedBaseUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) throw new RangeError('The XPM base URL is not a URL');
  const url = new URL(baseUrl);
  const local = ['http:', 'https:'].includes(url.protocol) && LOOPBACK.has(url.hostname);
  if (!local && !(url.protocol === 'https:' && isXero(url.hostname)))
    throw new RangeError('The XPM base URL is neither Xero’s over HTTPS nor on this machine');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new RangeError('The XPM base URL holds more than a host and a path');
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/`;
}

/** The full URL of a path below the base. @throws {RangeError} the path leads out of it */
export function urlBelow(base: string, path: string): string {
  const url = `${base}${path}`;
  if (path.startsWith('/') || path.includes('#') || new URL(url).href !== url)
    throw new RangeError('The path is not a plain path below the XPM base URL');
  return url;
}

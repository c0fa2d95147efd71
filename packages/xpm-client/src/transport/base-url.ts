const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The base URL with exactly one slash at its end.
 * @throws {RangeError} not HTTPS (HTTP only to this machine), or with credentials, a query or a fragment
 */
export function checkedBaseUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) throw new RangeError('The XPM base URL is not a URL');
  const url = new URL(baseUrl);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!safe) throw new RangeError('The XPM base URL is neither HTTPS nor on this machine');
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

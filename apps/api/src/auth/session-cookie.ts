import { createHmac, timingSafeEqual } from 'node:crypto';

import { hashToken } from './hash-session-tokens.ts';

/** The cookie's name; over https the browser itself sees to it that no other host can set it. */
export function sessionCookieName(appUrl: string): string {
  return `${isHttps(appUrl) ? '__Host-' : ''}throughline.session`;
}

export function isHttps(appUrl: string): boolean {
  return appUrl.startsWith('https://');
}

type CookieKey = { readonly name: string; readonly secret: string };

/**
 * SHA-256 of the session token in a request's cookie, or null when there is none or its signature is not ours.
 * Source: better-call 1, `signCookieValue`: `<token>.<base64 HMAC-SHA-256 of token>`, percent-encoded.
 */
export function readSessionCookie(headers: Headers, { name, secret }: CookieKey): string | null {
  const signed = cookieValue(headers.get('cookie') ?? '', name);
  const dot = signed?.lastIndexOf('.') ?? -1;
  if (!signed || dot < 1) return null;
  const token = signed.slice(0, dot);
  const expected = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(signed.slice(dot + 1), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? hashToken(token) : null;
}

/** The first cookie of that name, as better-auth takes it too. */
function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0 && part.slice(0, equals).trim() === name) return decode(part.slice(equals + 1).trim());
  }
  return null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

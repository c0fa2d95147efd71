import type { MiddlewareHandler } from 'hono';

/** What a page of ours may do: load from its own origin, nothing written into the page runs. */
const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "script-src-attr 'none'",
  // The component library writes its variables into style elements; styles run no code.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** For everything that is not a page. */
const answerPolicy =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

const always = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'X-Permitted-Cross-Domain-Policies': 'none',
} as const;

/** Paths whose answers are about somebody and are kept by no cache. */
const personal = /^\/(api|trpc|oauth|webhooks)(\/|$)/;

type Options = {
  /** The public address is https: browsers are told to stay with it for two years. */
  readonly https: boolean;
};

/** Puts the protective headers on every answer, errors and files included. */
export function securityHeaders({ https }: Options): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries(always)) headers.set(name, value);
    const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
    headers.set('Content-Security-Policy', isPage ? pagePolicy : answerPolicy);
    if (https) headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
    if (personal.test(c.req.path)) headers.set('Cache-Control', 'no-store');
  };
}

import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';

import { limitBody } from './http/body-limit.ts';
import { clientAddress } from './http/client-address.ts';
import { readiness } from './http/readiness.ts';
import { sameOrigin } from './http/same-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { webApp } from './http/web-app.ts';
import { appRouter } from './trpc/app-router.ts';
import type { ApiDeps } from './trpc/context.ts';
import { practiceOf } from './trpc/practice-of.ts';
import { xeroWebhook } from './webhooks/xero.ts';

export type AppOptions = {
  readonly deps: ApiDeps;
  readonly appUrl: string;
  readonly trustedProxies: number;
  /** Folder of the built web app; null when something else serves it. */
  readonly webDir: string | null;
  /** Signs Xero's webhooks; null: none are accepted. */
  readonly webhookKey: string | null;
};

/** One call is one person's; a screen asks for a handful at once, never for hundreds. */
const largestBatch = 25;

/** The HTTP side: health, sign-in, procedures, Xero's redirect and webhooks, and the web app. No effect before a request. */
export function createApp({ deps, appUrl, trustedProxies, webDir, webhookKey }: AppOptions): Hono {
  const app = new Hono();
  const addressOf = clientAddress(trustedProxies);
  app.use(securityHeaders({ https: appUrl.startsWith('https:') }));
  app.use(limitBody());
  app.get('/healthz', (c) => c.json({ status: 'up' }));
  app.get('/readyz', async (c) => {
    const ready = await readiness(deps);
    return c.json(ready, ready.status === 'ready' ? 200 : 503);
  });
  app.post('/webhooks/xero', (c) => xeroWebhook(c.req.raw, webhookKey));
  app.use(sameOrigin(appUrl));
  app.on(['GET', 'POST'], '/api/auth/*', (c) => deps.signIn.handle(c.req.raw, addressOf(c)));
  app.get('/oauth/xero/callback', (c) => deps.consent.callback(c.req.raw));
  app.all('/trpc/*', (c) =>
    fetchRequestHandler({
      endpoint: '/trpc',
      req: c.req.raw,
      router: appRouter,
      allowMethodOverride: true,
      maxBatchSize: largestBatch,
      createContext: ({ info }) => {
        const sessionTokenHash = deps.signIn.sessionTokenHash(c.req.raw.headers);
        if (sessionTokenHash !== null) deps.signIn.touch(sessionTokenHash);
        const practiceId = practiceOf(c.req.raw.headers, info.connectionParams);
        return { deps, sessionTokenHash, practiceId, address: addressOf(c) };
      },
      onError: ({ error, path }) => {
        if (error.code !== 'INTERNAL_SERVER_ERROR') return;
        deps.logger.error({ err: error.cause ?? error, path }, 'a procedure failed unexpectedly');
      },
    }),
  );
  if (webDir !== null) app.route('/', webApp(webDir));
  app.notFound((c) => c.json({ code: 'NOT_FOUND', message: 'There is nothing here.' }, 404));
  app.onError((error, c) => {
    deps.logger.error({ err: error, path: c.req.path }, 'a request failed unexpectedly');
    return c.json(
      { code: 'UNEXPECTED', message: 'Something went wrong here, not with you. It is written down.' },
      500,
    );
  });
  return app;
}

import { serve } from '@hono/node-server';
import { createApp } from '@throughline/api/app';
import { z } from 'zod';

import { wireBench } from './arrange.ts';

const { databaseUrl } = z.object({ databaseUrl: z.string() }).parse(JSON.parse(process.argv[2] ?? '{}'));
const { env, wiring } = wireBench(databaseUrl);
const app = createApp({
  deps: wiring.api,
  appUrl: env.appUrl,
  trustedProxies: 0,
  webDir: null,
  webhookKey: null,
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.send?.(port));
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));

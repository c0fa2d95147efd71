import { Hono } from 'hono';
import { z } from 'zod';

import { isLocalHost } from '../control/loopback.ts';
import { bodyAs } from '../control/read-body.ts';
import type { World } from '../world/world.ts';

const WebhookSetting = z.strictObject({
  url: z.url().refine(isLoopbackUrl, 'url must be an http address of this machine'),
  key: z.string().min(1),
  repeat: z.number().int().min(1).max(5).default(1),
});

/** The webhook below `/__sandbox/webhook`: show, set (which probes the receiver), and end it. */
export function webhookRoutes(world: World): Hono {
  return new Hono()
    .get('/', (c) => c.json(world.webhook.state()))
    .post('/', async (c) => {
      const request = await bodyAs(c, WebhookSetting);
      if (request instanceof Response) return request;
      return c.json(await world.webhook.set({ ...request, origin: new URL(c.req.url).origin }));
    })
    .delete('/', (c) => {
      world.webhook.clear(false);
      return c.json(world.webhook.state());
    });
}

function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, host } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && isLocalHost(host);
}

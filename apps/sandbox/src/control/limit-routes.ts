import { Hono } from 'hono';
import { z } from 'zod';

import type { World } from '../world/world.ts';
import { bodyAs } from './read-body.ts';

const size = z.number().int().min(0).optional();
const LimitsRequest = z.strictObject({ concurrent: size, minute: size, day: size, appMinute: size });

/** The limits below `/__sandbox/limits`: how large they are, and making them smaller or larger until the next reset. */
export function limitRoutes(world: World): Hono {
  return new Hono()
    .get('/', (c) => c.json(shown(world)))
    .post('/', async (c) => {
      const request = await bodyAs(c, LimitsRequest);
      if (request instanceof Response) return request;
      const given = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
      world.limits.resize(given);
      return c.json(shown(world));
    });
}

function shown({ limits, tables }: World): object {
  const tenants = tables.tenants
    .all()
    .map(({ tenantId }) => ({ tenantId, remaining: limits.remaining(tenantId) }));
  return { sizes: limits.sizes(), app: { remaining: { appMinute: limits.appRemaining() } }, tenants };
}

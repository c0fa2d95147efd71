import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';

import { catchUpNights } from '../night/run-night.ts';
import { FaultRule } from '../transport/fault-rule.ts';
import { webhookRoutes } from '../webhook/routes.ts';
import type { World } from '../world/world.ts';
import { ledgerRuleList } from '../xero/rule-list.ts';
import { ruleTextList } from '../xpm/rule-texts.ts';
import { ActProblem } from './act.ts';
import { limitRoutes } from './limit-routes.ts';
import { nightByHand, NightRequest } from './night.ts';
import { actAsPerson, PeopleRequest } from './people.ts';
import { bodyAs } from './read-body.ts';
import { ResetRequest, resetWorld } from './reset.ts';
import { stateOfWorld } from './state.ts';

const ClockRequest = z.strictObject({
  now: z.iso.datetime({ offset: true }).optional(),
  advanceMs: z.number().int().optional(),
});
const FaultsRequest = z.strictObject({ rules: z.array(FaultRule) });
const SwitchesRequest = z.strictObject({ switches: z.record(z.string(), z.string()) });

/** The control interface below `/__sandbox`. It is served to loopback addresses only. */
export function controlRoutes(world: World): Hono {
  return new Hono()
    .get('/state', (c) => c.json(stateOfWorld(world)))
    .get('/calls', (c) =>
      c.json({ total: world.calls.total(), counts: world.calls.counts(), calls: callsSince(world, c) }),
    )
    .get('/faults', (c) => c.json({ rules: world.faults.active() }))
    .get('/switches', (c) => c.json({ switches: world.switches.all() }))
    .get('/rules/xpm', (c) => c.json({ rules: ruleTextList() }))
    .get('/rules/xero', (c) => c.json({ rules: ledgerRuleList() }))
    .route('/webhook', webhookRoutes(world))
    .route('/limits', limitRoutes(world))
    .post('/reset', async (c) => {
      const request = await bodyAs(c, ResetRequest);
      if (request instanceof Response) return request;
      resetWorld(world, request);
      return c.json({ profile: request.profile, seed: request.seed, now: world.clock.now().toISOString() });
    })
    .post('/clock', async (c) => {
      const request = await bodyAs(c, ClockRequest);
      if (request instanceof Response) return request;
      if (request.now !== undefined) world.clock.setNow(new Date(request.now));
      if (request.advanceMs !== undefined) world.clock.advance(request.advanceMs);
      catchUpNights(world);
      world.commit();
      return c.json({ now: world.clock.now().toISOString() });
    })
    .post('/faults', async (c) => {
      const request = await bodyAs(c, FaultsRequest);
      if (request instanceof Response) return request;
      return tried(c, () => {
        world.faults.set(request.rules);
        return { rules: world.faults.active() };
      });
    })
    .post('/people', async (c) => {
      const request = await bodyAs(c, PeopleRequest);
      if (request instanceof Response) return request;
      return tried(c, () => {
        const sentence = actAsPerson(world, request);
        world.commit();
        return { sentence };
      });
    })
    .post('/switches', async (c) => {
      const request = await bodyAs(c, SwitchesRequest);
      if (request instanceof Response) return request;
      return setSwitches(world, c, request.switches);
    })
    .post('/night', async (c) => {
      const request = await bodyAs(c, NightRequest);
      if (request instanceof Response) return request;
      const run = nightByHand(world, request);
      world.commit();
      return c.json(run);
    });
}

function callsSince(world: World, c: Context): ReturnType<World['calls']['all']> {
  const since = c.req.query('since');
  const calls = world.calls.all();
  return since === undefined ? calls : calls.filter(({ at }) => at > since);
}

function setSwitches(world: World, c: Context, wanted: Readonly<Record<string, string>>): Response {
  const problems = Object.entries(wanted).flatMap(([id, value]) => world.switches.set(id, value) ?? []);
  world.commit();
  if (problems.length > 0) return c.json({ error: problems.join(' ') }, 400);
  return c.json({ switches: world.switches.all() });
}

function tried(c: Context, act: () => object): Response {
  try {
    return c.json(act());
  } catch (error) {
    if (error instanceof ActProblem || error instanceof SyntaxError)
      return c.json({ error: error.message }, 400);
    throw error;
  }
}

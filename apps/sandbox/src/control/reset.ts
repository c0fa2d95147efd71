import { z } from 'zod';

import { countryCodes } from '../profiles/countries.ts';
import { seedProfile } from '../profiles/profiles.ts';
import { profileNames } from '../profiles/sizes.ts';
import type { World } from '../world/world.ts';

/** What the sandbox starts over with. */
export const ResetRequest = z.strictObject({
  profile: z.enum(profileNames).default('demo'),
  seed: z.number().int().default(7),
  /** Country of the Xero organisation: chart, tax rates, currency, time zone. */
  country: z.enum(countryCodes).default('NZ'),
  /** Keeps connections and tokens, so that the app need not connect again; tenant ids never change. */
  keepConnections: z.boolean().default(false),
});
export type ResetRequest = z.infer<typeof ResetRequest>;

/**
 * Empties the sandbox and fills it from a profile and a seed: same profile, seed and day give the same content. The clock
 * returns to the machine's; faults, switches, limits and the call list are cleared.
 */
export function resetWorld(world: World, request: ResetRequest): void {
  const keep = new Set(
    request.keepConnections ? ['connections', 'consents', 'codes', 'accessTokens', 'refreshTokens'] : [],
  );
  for (const table of Object.values(world.tables)) if (!keep.has(table.name)) table.clear();
  world.clock.setOffsetMs(0);
  world.faults.set([]);
  world.limits.clear();
  world.calls.clear();
  world.later.clear();
  seedProfile(world, request);
  world.webhook.clear(request.keepConnections);
  world.compact();
}

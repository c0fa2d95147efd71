import { createRandom } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { seedClients } from './clients.ts';
import type { CountryCode } from './countries.ts';
import { seedIdentity } from './identity.ts';
import { seedJobs } from './jobs.ts';
import { seedLedger } from './ledger.ts';
import { seedLesson } from './lesson.ts';
import { seedPastTime } from './past-time.ts';
import { seedPracticeLists } from './practice-lists.ts';
import { sizes } from './sizes.ts';
import type { ProfileName } from './sizes.ts';
import { seedStaff } from './staff.ts';

/** What a world is filled with. */
export interface Seeding {
  readonly profile: ProfileName;
  readonly seed: number;
  /** Where the Xero organisation is; the practice is always in New Zealand. */
  readonly country: CountryCode;
}

/** Fills an empty world. The same profile, seed, country and day give the same content, ids included. */
export function seedProfile(world: World, { profile, seed, country }: Seeding): void {
  world.tables.meta.put({ id: 'meta', profile, seed, clockOffsetMs: 0, idCount: 0 });
  world.ids.setCount(0);
  const random = createRandom(seed);
  const size = sizes[profile];
  seedIdentity(world);
  seedPracticeLists(world);
  const staff = seedStaff(world, size.staff);
  const clients = seedClients(world, { size, staff, random });
  seedLedger(world, clients, country);
  seedJobs(world, { profile, size, clients, staff, random });
  seedPastTime(world, size.pastTimes, random);
  if (profile === 'demo') seedLesson(world, clients);
}

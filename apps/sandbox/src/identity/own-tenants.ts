import { uuidOf } from '../world/ids.ts';

/** Ids of the practice and of the organisation the sandbox keeps; any other tenant is only there to be chosen. */
export const ownTenants = {
  practice: uuidOf('tenant practice'),
  organisation: uuidOf('tenant organisation'),
} as const;

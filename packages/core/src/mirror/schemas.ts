import { z } from 'zod';

import { mirrorKinds } from '../db/schema/mirror-lists.ts';

/** Input of `mirror.refresh`. */
export const RefreshMirror = {
  /** Read also what is younger than ten minutes; needs the role `admin` or `accounts`. */
  force: z.boolean().default(false),
  /** Only these lists; all when absent. */
  kinds: z.array(z.enum(mirrorKinds)).min(1).optional(),
};

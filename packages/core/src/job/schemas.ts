import { z } from 'zod';

import { ListPage } from '../mirror/page.ts';
import { plainText } from '../mirror/plain-text.ts';

/** Input of `job.list`. */
export const ListJobs = {
  ...ListPage,
  clientId: z.guid().optional(),
  /** The state's name, as the practice calls it. */
  state: plainText(100).optional(),
  /** Only open ones, or only others. */
  open: z.boolean().optional(),
};

/** Input of `taskDefinition.list` and `template.list`. */
export const ListNames = ListPage;

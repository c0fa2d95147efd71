import { z } from 'zod';

import { plainText } from '../mirror/plain-text.ts';

/** Input of `link.run`; all work items of the practice when no ids are given. */
export const RunLinks = { workItemIds: z.array(z.guid()).min(1).max(1_000).optional() };

/** Input of `link.set`. */
export const SetLink = {
  workItemId: z.guid(),
  xpmJobNumber: plainText(200).min(1),
  xpmJobTaskUuid: z.guid(),
};

/** Input of `link.clear` and `link.explain`. */
export const OneLink = { workItemId: z.guid() };

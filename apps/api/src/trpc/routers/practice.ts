import { currentPractice } from '@throughline/core/practice/current-practice';
import { UpdatePractice } from '@throughline/core/practice/schemas';
import { updatePractice } from '@throughline/core/practice/update-practice';
import { z } from 'zod';

import { mapAppErrors, t } from '../init.ts';
import { mutation, router } from '../procedures.ts';
import { inService } from '../service.ts';

/** The practice acted in. */
export const practiceRouter = router({
  current: t.procedure
    .use(mapAppErrors)
    .input(z.strictObject({}).optional())
    .query(async ({ ctx, path }) => {
      const { sandbox, demo } = ctx.deps;
      return { ...(await inService(ctx, { path, requestId: null }, currentPractice)), sandbox, demo };
    }),
  update: mutation(UpdatePractice, updatePractice),
});

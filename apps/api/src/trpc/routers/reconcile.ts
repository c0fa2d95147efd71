import { requireWindow } from '@throughline/core/reconcile/require-window';
import { RunSweep } from '@throughline/core/reconcile/schemas';

import { interactiveUse } from '../../remote/remotes.ts';
import { sweepLedger } from '../../remote/sweep-ledger.ts';
import { sweepXpm } from '../../remote/sweep-xpm.ts';
import { remoteMutation, router } from '../procedures.ts';

export const reconcileRouter = router({
  run: remoteMutation(RunSweep, async (call, { kind, ...window }) => {
    const practiceId = await call.run((ctx) => Promise.resolve(requireWindow(ctx, window)));
    const sweep = kind === 'time' ? sweepXpm : sweepLedger;
    return sweep(call.request.deps, practiceId, { ...window, use: interactiveUse });
  }),
});

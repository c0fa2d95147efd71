import { reconcileBills } from '@throughline/core/reconcile/reconcile-bills';
import { reconcileTime } from '@throughline/core/reconcile/reconcile-time';
import { requireWindow } from '@throughline/core/reconcile/require-window';
import { AcceptBill, ReconcileDays, RunSweep, SettleTime } from '@throughline/core/reconcile/schemas';
import { acceptBillDifference } from '@throughline/core/reconcile/settle-bill';
import { settleTimeDifference } from '@throughline/core/reconcile/settle-time';

import { interactiveUse } from '../../remote/remotes.ts';
import { sweepLedger } from '../../remote/sweep-ledger.ts';
import { sweepXpm } from '../../remote/sweep-xpm.ts';
import { mutation, query, remoteMutation, router } from '../procedures.ts';

export const reconcileRouter = router({
  time: query(ReconcileDays, reconcileTime),
  bills: query(ReconcileDays, reconcileBills),
  acceptBill: mutation(AcceptBill, acceptBillDifference),
  settleTime: mutation(SettleTime, settleTimeDifference),
  run: remoteMutation(RunSweep, async (call, { kind, ...window }) => {
    const practiceId = await call.run((ctx) => Promise.resolve(requireWindow(ctx, window)));
    const sweep = kind === 'time' ? sweepXpm : sweepLedger;
    return sweep(call.request.deps, practiceId, { ...window, use: interactiveUse });
  }),
});

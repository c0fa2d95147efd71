import { openBillLane, type BillLane, postBill, wrongInXero } from './bill-lane.ts';
import { type Bench, loseCall, type Work } from './work.ts';

/**
 * A bill of a client with a contact in Xero, and of one without. The others finish one nobody saw the end of: `repeat`
 * while Xero remembers the key, `find` and `miss` after that, when it arrived or did not.
 */
const billTasks = ['post', 'introduce', 'repeat', 'find', 'miss'] as const;
export type BillTask = (typeof billTasks)[number];

export const billWork: Work<BillTask> = {
  chains: billTasks.map((task) => [task]),
  open: async () => billBench(await openBillLane()),
};

const lost = {
  repeat: { kind: 'drop-after', minutes: 1 },
  find: { kind: 'drop-after', minutes: 7 },
  miss: { kind: 'drop-before', minutes: 7 },
} as const;

export function billBench(lane: BillLane): Bench<BillTask> {
  return {
    lane,
    async arrange(task) {
      const bill = await (task === 'introduce' ? postBill(lane, lane.nextClient()) : postBill(lane));
      if (task !== 'post' && task !== 'introduce')
        await loseCall(lane, { gate: 'ledger', path: '/api.xro/2.0/Invoices', method: 'PUT', ...lost[task] });
      return () => wrongInXero(lane, bill);
    },
  };
}

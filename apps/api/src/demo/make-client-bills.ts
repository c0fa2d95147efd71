import { approveClientBill } from '@throughline/core/client-bill/approve-client-bill';
import { draftClientBill } from '@throughline/core/client-bill/draft-client-bill';
import { listClients } from '@throughline/core/client/list-clients';
import { addDays } from '@throughline/core/clock/day';
import { listJobs } from '@throughline/core/job/list-jobs';

import { billPlan, type PlannedBill } from './bill-plan.ts';
import type { Scene } from './scene.ts';
import { addMonths, workingDayBefore } from './work-calendar.ts';

/** Drafts the planned client bills and approves those that nothing speaks against. @returns how many there are */
export async function makeClientBills(scene: Scene, accounts: ReadonlyMap<string, string>): Promise<number> {
  const { items: clients } = await listClients(scene.as('priya', 'client.list'), { limit: 500 });
  let count = 0;
  for (const bill of billPlan) {
    const clientId = clients.find(({ name }) => name === bill.client)?.id;
    if (clientId === undefined) continue;
    await makeClientBill(scene, { bill, clientId, accounts });
    count += 1;
  }
  return count;
}

type Making = {
  readonly bill: PlannedBill;
  readonly clientId: string;
  readonly accounts: ReadonlyMap<string, string>;
};

async function makeClientBill(scene: Scene, { bill, clientId, accounts }: Making): Promise<void> {
  const firstOfMonth = `${scene.today.slice(0, 7)}-01`;
  const day = workingDayBefore(addDays(scene.today, -bill.daysAgo));
  const { id: clientBillId, problems } = await draftClientBill(scene.as('priya', 'clientBill.draft'), {
    clientId,
    billDate: day < firstOfMonth ? firstOfMonth : day,
    dueDate: `${addMonths(scene.today, 1)}-20`,
    reference: await referenceOf(scene, clientId),
    lineAmountTypes: 'Exclusive',
    lines: bill.lines.flatMap(([account, quantity, unitAmount, description]) => {
      const ledgerAccountId = accounts.get(account);
      return ledgerAccountId === undefined ? [] : [{ ledgerAccountId, quantity, unitAmount, description }];
    }),
  });
  if (bill.isApproved && !problems.some(({ blocking }) => blocking))
    await approveClientBill(scene.as('priya', 'clientBill.approve'), { clientBillId });
}

/** The number by which XPM will know the sales invoice's job; empty when no job of this year has one. */
async function referenceOf(scene: Scene, clientId: string): Promise<string> {
  const { items } = await listJobs(scene.as('priya', 'job.list'), { clientId, open: true, limit: 500 });
  const job = items.find(
    ({ clientOrderNumber, startDate, dueDate }) =>
      clientOrderNumber !== '' && (startDate ?? '') <= scene.today && scene.today <= (dueDate ?? ''),
  );
  return job?.clientOrderNumber ?? '';
}

import { router } from './procedures.ts';
import { auditRouter } from './routers/audit.ts';
import { choreRouter } from './routers/chore.ts';
import { clientBillRouter } from './routers/client-bill.ts';
import { clientRouter } from './routers/client.ts';
import { connectionRouter } from './routers/connection.ts';
import { deliveryRouter } from './routers/delivery.ts';
import { invitationRouter } from './routers/invitation.ts';
import { jobRouter } from './routers/job.ts';
import { ledgerAccountRouter } from './routers/ledger-account.ts';
import { linkRouter } from './routers/link.ts';
import { liveRouter } from './routers/live.ts';
import { mirrorRouter } from './routers/mirror.ts';
import { practiceRouter } from './routers/practice.ts';
import { processRouter } from './routers/process.ts';
import { reconcileRouter } from './routers/reconcile.ts';
import { sessionRouter } from './routers/session.ts';
import { staffRouter } from './routers/staff.ts';
import { taskDefinitionRouter } from './routers/task-definition.ts';
import { templateRouter } from './routers/template.ts';
import { timeEntryRouter } from './routers/time-entry.ts';
import { timerRouter } from './routers/timer.ts';
import { workItemRouter } from './routers/work-item.ts';
import { xeroAccountRouter, xeroTaxRateRouter } from './routers/xero-account.ts';

/** All procedures, by the names others drive the product by. */
export const appRouter = router({
  audit: auditRouter,
  chore: choreRouter,
  client: clientRouter,
  clientBill: clientBillRouter,
  connection: connectionRouter,
  delivery: deliveryRouter,
  invitation: invitationRouter,
  job: jobRouter,
  ledgerAccount: ledgerAccountRouter,
  link: linkRouter,
  live: liveRouter,
  mirror: mirrorRouter,
  practice: practiceRouter,
  process: processRouter,
  reconcile: reconcileRouter,
  session: sessionRouter,
  staff: staffRouter,
  taskDefinition: taskDefinitionRouter,
  template: templateRouter,
  timeEntry: timeEntryRouter,
  timer: timerRouter,
  workItem: workItemRouter,
  xeroAccount: xeroAccountRouter,
  xeroTaxRate: xeroTaxRateRouter,
});

export type AppRouter = typeof appRouter;

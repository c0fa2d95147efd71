import type { ApiDeps } from '../trpc/context.ts';
import type { DemoPractice } from './demo-members.ts';
import { noteComplete } from './find-demo.ts';
import { linkMembers } from './link-members.ts';
import { makeClientBills } from './make-client-bills.ts';
import { makeLedgerAccounts } from './make-ledger-accounts.ts';
import { makeProcesses } from './make-processes.ts';
import { makeTimeEntries } from './make-time-entries.ts';
import { linkWork, makeWorkItems } from './make-work-items.ts';
import { playScene } from './scene.ts';

/** Gives the demo practice its processes, work, time and client bills: all of them, or none when it is cut short. */
export function fillPractice(deps: ApiDeps, demo: DemoPractice): Promise<void> {
  return playScene(deps, demo, async (scene) => {
    await linkMembers(scene);
    const processes = await makeProcesses(scene);
    const made = await makeWorkItems(scene, processes);
    const workItems = await linkWork(scene, made);
    const accounts = await makeLedgerAccounts(scene);
    const clientBills = await makeClientBills(scene, accounts);
    const timeEntries = await makeTimeEntries(scene, workItems);
    noteComplete(scene.as('system', 'demo.seed'), {
      processes: processes.size,
      workItems: workItems.length,
      clientBills,
      timeEntries,
    });
  });
}

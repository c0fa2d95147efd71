import { listClients } from '@throughline/core/client/list-clients';
import { addDays } from '@throughline/core/clock/day';
import { clearLink } from '@throughline/core/link/clear-link';
import { explainLink } from '@throughline/core/link/explain-link';
import { runLinks } from '@throughline/core/link/run-links';
import { setLink } from '@throughline/core/link/set-link';
import { createWorkItem } from '@throughline/core/work-item/create-work-item';
import { listWorkItems } from '@throughline/core/work-item/list-work-items';

import type { Scene } from './scene.ts';
import { workCalendar, workingDay } from './work-calendar.ts';
import { type PlannedWork, type WorkGroup, workPlan } from './work-plan.ts';

/** A work item a person decided something about. */
type Made = { readonly workItemId: string; readonly title: string; readonly byHand: PlannedWork[3] };
export type DemoWorkItem = Awaited<ReturnType<typeof listWorkItems>>['items'][number];

/** Adds the planned work of the clients that are there. */
export async function makeWorkItems(
  scene: Scene,
  processes: ReadonlyMap<string, string>,
): Promise<readonly Made[]> {
  const { items: clients } = await listClients(scene.as('tom', 'client.list'), { limit: 500 });
  const calendar = workCalendar(scene.today, scene.financialYearStart);
  const made: Made[] = [];
  for (const group of workPlan) {
    const processId = processes.get(group.process);
    if (processId === undefined) continue;
    const title = group.title(calendar);
    const from = group.dueFrom?.(calendar) ?? scene.today;
    for (const [index, [name, dueInDays, who, byHand]] of group.items.entries()) {
      const clientId = clients.filter((client) => client.name === name)[timesBefore(group, index)]?.id;
      if (clientId === undefined) continue;
      const { id: workItemId } = await createWorkItem(scene.as('tom', 'workItem.create'), {
        clientId,
        processId,
        title,
        dueDate: workingDay(addDays(from, dueInDays)),
        estimateMinutes: group.estimateMinutes,
        ...(who ? { assignedTo: scene.members[who].staffId } : {}),
      });
      made.push({ workItemId, title, byHand });
    }
  }
  return made;
}

/** Lets the rule link what it can, and people decide about some of the rest. @returns all work items, linked or not */
export async function linkWork(scene: Scene, made: readonly Made[]): Promise<readonly DemoWorkItem[]> {
  await runLinks(scene.as('rule', 'link.run'), {});
  for (const item of made) {
    if (item.byHand === 'linked') await linkByHand(scene, item);
    if (item.byHand === 'unlinked')
      await clearLink(scene.as('tom', 'link.clear'), { workItemId: item.workItemId });
  }
  const { items } = await listWorkItems(scene.as('tom', 'workItem.list'), { limit: 500 });
  return items;
}

/** Where the rule was in doubt: the job that is called as the work is, else the one offered first. */
async function linkByHand(scene: Scene, { workItemId, title }: Made): Promise<void> {
  const { state, candidates } = await explainLink(scene.as('tom', 'link.explain'), { workItemId });
  const job =
    candidates.find(({ fits, jobName }) => fits && jobName === title) ?? candidates.find(({ best }) => best);
  if (state === 'linked' || !job?.xpmJobTaskUuid) return;
  const { xpmJobNumber, xpmJobTaskUuid } = job;
  await setLink(scene.as('tom', 'link.set'), { workItemId, xpmJobNumber, xpmJobTaskUuid });
}

function timesBefore({ items }: WorkGroup, index: number): number {
  return items.slice(0, index).filter(([name]) => name === items[index]?.[0]).length;
}

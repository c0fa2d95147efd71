import type { Person } from './people.ts';

export type LinkedWork = {
  readonly workItemId: string;
  readonly xpmJobNumber: string;
  readonly xpmJobTaskUuid: string;
};

/** A work item of a member on an open job task of XPM, whose lists have been read. */
export async function linkedWork(admin: Person, assignedTo: string): Promise<LinkedWork> {
  const { items } = await admin.api.job.list.query({ open: true, limit: 500 });
  const [first] = items.flatMap(({ clientId, xpmJobNumber, tasks }) => {
    const task = tasks.find(({ completed }) => !completed);
    return clientId && task ? [{ clientId, xpmJobNumber, xpmJobTaskUuid: task.xpmJobTaskUuid }] : [];
  });
  if (!first) throw new Error('the sandbox has no open job task');
  const { clientId, ...target } = first;
  const process = await admin.api.process.create.mutate({ name: `Anything on ${target.xpmJobNumber}` });
  const { id: workItemId } = await admin.api.workItem.create.mutate({
    clientId,
    processId: process.id,
    dueDate: '2026-11-30',
    assignedTo,
  });
  await admin.api.link.set.mutate({ workItemId, ...target });
  return { workItemId, ...target };
}

/** Links a member to the person of their name in XPM. */
export async function linkToXpm(admin: Person, staffId: string, name: string): Promise<void> {
  const { items } = await admin.api.staff.list.query({ limit: 500 });
  const inXpm = items.find((person) => person.staffId === null && person.name === name);
  if (!inXpm?.xpmStaffUuid) throw new Error(`XPM has no ${name}`);
  await admin.api.staff.link.mutate({ staffId, xpmStaffUuid: inXpm.xpmStaffUuid });
}

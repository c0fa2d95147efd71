import type { DeliveryTiming } from '@throughline/core/sync/timing';

import { connect, newPractice, type Person } from '../support/people.ts';
import { type Product, type ProductOptions, startProduct } from '../support/product.ts';
import { controlOf, type Lane, laneOf, shortTiming } from './lane.ts';

/** A lane where entries can be made. */
export type TimeLane = Lane & {
  readonly tom: Person;
  readonly workItemId: string;
  /** Minutes no other entry of the lane has. */
  nextMinutes(): number;
};

export const workDate = '2026-11-18';

export async function openTimeLane(
  timing: DeliveryTiming = shortTiming,
  options: Pick<ProductOptions, 'database' | 'settleSeconds'> = {},
): Promise<TimeLane> {
  const product = await startProduct({ profile: 'tiny', worker: false, timing, ...options });
  const tom = await newPractice(product);
  await connect(product, tom);
  await tom.api.mirror.refresh.mutate({});
  let minutes = 0;
  return {
    ...laneOf(product, tom.practiceId),
    tom,
    workItemId: await linkedWork(product, tom),
    nextMinutes: () => (minutes += 1),
  };
}

/** A work item whose time reaches a job, under a person of XPM. */
async function linkedWork({ sandbox }: Product, { api, staffId }: Person): Promise<string> {
  const [person] = sandbox.sandbox.control.state().xpm.staff;
  const { items } = await api.job.list.query({ open: true });
  const job = items.find((row) => row.clientId !== null && row.tasks.length > 0);
  const [task] = job?.tasks ?? [];
  if (!person || !job?.clientId || !task) throw new Error('the sandbox has no job with a task');
  await api.staff.link.mutate({ staffId, xpmStaffUuid: person.uuid });
  const { id: processId } = await api.process.create.mutate({ name: 'Anything' });
  const item = { clientId: job.clientId, processId, dueDate: '2026-11-30' };
  const { id: workItemId } = await api.workItem.create.mutate(item);
  const { xpmJobNumber } = job;
  await api.link.set.mutate({ workItemId, xpmJobNumber, xpmJobTaskUuid: task.xpmJobTaskUuid });
  return workItemId;
}

/** Records in XPM of so many minutes, on the day the lane's entries stand on. */
export function recordsOf(lane: Lane, minutes: number) {
  const { times } = controlOf(lane).state().xpm;
  return times.filter((time) => time.minutes === minutes && time.date === workDate);
}

export async function makeEntry(
  { tom, workItemId }: TimeLane,
  minutes: number,
  day: string = workDate,
): Promise<string> {
  const { id } = await tom.api.timeEntry.create.mutate({ workItemId, workDate: day, minutes });
  return id;
}

import { listTaskDefinitions } from '@throughline/core/job/list-task-definitions';
import { createProcess } from '@throughline/core/process/create-process';
import { mapProcess } from '@throughline/core/process/map-process';

import type { Scene } from './scene.ts';

/** Names a practice would use, and the XPM task each is mapped to; null: left for a person to map. */
const processes: readonly (readonly [name: string, taskDefinition: string | null])[] = [
  ['Annual accounts', 'Annual accounts'],
  ['Tax return', 'Tax return'],
  ['GST return', 'GST return'],
  ['Payroll', 'Payroll'],
  ['FBT return', 'FBT return'],
  ['Provisional tax', 'Provisional tax'],
  ['Advisory', 'Advisory'],
  ['Audit', 'Audit'],
  ['Xero clean-up', 'Xero clean-up'],
  ['Manager review', 'Review'],
  ['Client meeting', 'Client meeting'],
  ['Company set-up', null],
  ['Bookkeeping – monthly', null],
  ['Trustee minutes', null],
];

/** Adds the processes. @returns their ids by name */
export async function makeProcesses(scene: Scene): Promise<ReadonlyMap<string, string>> {
  const { items } = await listTaskDefinitions(scene.as('tom', 'taskDefinition.list'), { limit: 500 });
  const definitions = new Map(items.map(({ name, xpmTaskDefUuid }) => [name, xpmTaskDefUuid]));
  const ids = new Map<string, string>();
  for (const [name, taskDefinition] of processes) {
    const { id: processId } = await createProcess(scene.as('tom', 'process.create'), { name });
    ids.set(name, processId);
    const xpmTaskDefUuid = definitions.get(taskDefinition ?? '');
    if (xpmTaskDefUuid) await mapProcess(scene.as('tom', 'process.map'), { processId, xpmTaskDefUuid });
  }
  return ids;
}

import { deliver } from '@throughline/core/sync/deliver';

import { type DeliveryDeps, notOpenMs } from './deps.ts';
import { giveBack } from './give-back.ts';
import { lookAtRefused } from './look-at-refused.ts';
import { type ClaimedTime, timePorts } from './time-ports.ts';

/** Carries one claimed time entry to XPM, and looks closer at what was refused. */
export async function deliverTimeEntry(deps: DeliveryDeps, claimed: ClaimedTime): Promise<void> {
  const { message } = claimed;
  const opened = await deps.openXpm(message.practiceId);
  if (!opened) return giveBack(deps, message, notOpenMs);
  const ports = timePorts(deps, message.practiceId, opened);
  const delivered = await deliver(ports, claimed, 'time.api');
  if (delivered.kind !== 'answered') return;
  if (delivered.outcome.kind === 'refused') await lookAtRefused(ports, claimed, { deps, opened });
}

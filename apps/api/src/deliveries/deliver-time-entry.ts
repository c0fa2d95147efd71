import { deliver } from '@throughline/core/sync/deliver';
import type { XpmClient } from '@throughline/xpm-client';

import type { DeliveryDeps, Opener } from './deps.ts';
import { lookAtRefused } from './look-at-refused.ts';
import type { Grants } from './message-calls.ts';
import { timePorts } from './time-ports.ts';
import type { ClaimedTime, TimeStore } from './time-store.ts';

type Through = {
  readonly open: Opener<XpmClient>;
  readonly store: TimeStore;
  readonly grants?: Grants | undefined;
};

/** Carries one claimed time entry to XPM, and looks closer at what was refused. */
export async function deliverTimeEntry(
  deps: DeliveryDeps,
  claimed: ClaimedTime,
  { open, store, grants }: Through,
): Promise<void> {
  const { message } = claimed;
  const { practiceId } = message;
  const opened = open();
  const ports = timePorts(deps, { practiceId, store, opened, grants });
  const delivered = await deliver(ports, claimed, 'time.api');
  if (delivered.kind !== 'answered') return;
  if (delivered.outcome.kind === 'refused') await lookAtRefused(ports, claimed, { deps, opened });
}

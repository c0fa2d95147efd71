import { AppError } from '@throughline/core/errors';

import type { CallReport } from '../remote/gated-calls.ts';
import type { Remote, Remotes } from '../remote/remotes.ts';
import type { DeliveryDeps, Opened } from './deps.ts';

/** How deliveries reach XPM and Xero: past the gate, as they take their call from it before their intent. */
export function openRemotes(remotes: Remotes): Pick<DeliveryDeps, 'openXpm' | 'openLedger'> {
  return {
    openXpm: (practiceId) => open(() => remotes.xpm(practiceId)),
    openLedger: (practiceId) => open(() => remotes.ledger(practiceId)),
  };
}

async function open<Client>(connect: () => Promise<Remote<Client>>): Promise<Opened<Client> | null> {
  try {
    const remote = await connect();
    let last: CallReport | null = null;
    const client = remote.withoutGate((report) => (last = report));
    return { client, lastReply: () => last };
  } catch (error) {
    if (error instanceof AppError && error.code === 'precondition_failed') return null;
    throw error;
  }
}

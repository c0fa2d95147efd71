import { AppError } from '@throughline/core/errors';

import type { CallReport } from '../remote/gated-calls.ts';
import { interactiveUse, type Remote, type Remotes } from '../remote/remotes.ts';
import type { DeliveryDeps, Opener } from './deps.ts';

/** How deliveries reach XPM and Xero: past the gate, as they take their call from it before their intent. */
export function openRemotes(remotes: Remotes): Pick<DeliveryDeps, 'openXpm' | 'openLedger'> {
  return {
    openXpm: (practiceId, found) => open(() => remotes.xpm(practiceId, interactiveUse, found)),
    openLedger: (practiceId) => open(() => remotes.ledger(practiceId)),
  };
}

async function open<Client>(connect: () => Promise<Remote<Client>>): Promise<Opener<Client> | null> {
  try {
    const remote = await connect();
    const token = await remote.token();
    return () => {
      let last: CallReport | null = null;
      const client = remote.withoutGate(token, (report) => (last = report));
      return { client, token, lastReply: () => last };
    };
  } catch (error) {
    // A silent Xero is waited for; a connection that needs a person parks its gate.
    const isSilent = error instanceof AppError && error.details['reason'] === 'xero_unavailable';
    if (error instanceof AppError && error.code === 'precondition_failed' && !isSilent) return null;
    throw error;
  }
}

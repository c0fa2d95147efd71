import type { ConnectionKind } from '@throughline/core/db/schema/connections';
import { AppError } from '@throughline/core/errors';
import type { GateDecision } from '@throughline/core/outbox/decide-call';

/** The refusal of a call that would have to wait longer than its caller can. `details.waitUntil` is an instant. */
export function gateClosed(kind: ConnectionKind, { waitUntil, reason }: GateDecision): AppError {
  const name = kind === 'xpm' ? 'XPM' : 'Xero';
  return new AppError('precondition_failed', `the ${kind} gate is closed: ${reason}`, {
    userMessage:
      reason === 'day'
        ? `Today's calls to ${name} are nearly used up. What is left is kept for time and client bills.`
        : `${name} is pausing us. It is tried again by itself; nothing is needed from you.`,
    details: { reason: `gate_${reason}`, waitUntil: waitUntil.toISOString() },
  });
}

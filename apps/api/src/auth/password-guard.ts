import type { Database } from '@throughline/core/db/client';
import { AppError } from '@throughline/core/errors';
import {
  findThrottle,
  forgiveAccount,
  recordFailedSignIn,
  type SignInTry,
} from '@throughline/core/sign-in/throttle';

import { createTurns, TurnsFull } from './turns.ts';

/** A refusal takes at least this long, so that its time says nothing about the account. */
const refusalMs = 300;

type GuardOptions = { readonly db: Database; readonly now: () => Date };

/** Tries a password: `attempt` answers null when it is wrong. */
export type PasswordGuard = <T>(sought: SignInTry, attempt: () => Promise<T | null>) => Promise<T | null>;

/**
 * Stands before every check of a password: one at a time per account, four per address, and growing waits after
 * failures, kept in the database so that they hold across processes and restarts.
 *
 * @throws {AppError} from the returned function: `too_many_requests` with `details.retryAfterSeconds`
 */
export function createPasswordGuard({ db, now }: GuardOptions): PasswordGuard {
  const byAccount = createTurns({ atOnce: 1, waitingMax: 100 });
  const byAddress = createTurns({ atOnce: 4, waitingMax: 1000 });

  async function guarded<T>(sought: SignInTry, attempt: () => Promise<T | null>): Promise<T | null> {
    const blockedUntil = await findThrottle(db, sought, now());
    if (blockedUntil) throw tooManyTries(blockedUntil.getTime() - now().getTime());
    const earliest = performance.now() + refusalMs;
    const answer = await attempt();
    if (answer !== null) {
      await forgiveAccount(db, sought);
      return answer;
    }
    await recordFailedSignIn(db, sought, now());
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, earliest - performance.now())));
    return null;
  }

  return async (sought, attempt) => {
    try {
      // The account first: those who wait for one account then hold no turn of an address others share.
      return await byAccount(sought.email, () => byAddress(sought.address, () => guarded(sought, attempt)));
    } catch (error) {
      if (error instanceof TurnsFull) throw tooManyTries(1000);
      throw error;
    }
  };
}

function tooManyTries(waitMs: number): AppError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new AppError('too_many_requests', 'sign-in is throttled', {
    userMessage: `Wait ${inWords(seconds)}.`,
    details: { retryAfterSeconds: seconds },
  });
}

function inWords(seconds: number): string {
  if (seconds <= 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

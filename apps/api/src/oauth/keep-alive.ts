import { askChore } from '@throughline/core/chores/ask-chore';
import { refreshDueAt, refreshTimes } from '@throughline/core/connection/decide-refresh';
import { listTokenUses, type TokenUse } from '@throughline/core/connection/token-uses';
import { inPractice } from '@throughline/core/db/in-practice';
import { AppError } from '@throughline/core/errors';

import type { AccessTokens } from './access-token.ts';
import { isSealedByOlder, resealTokens } from './reseal-tokens.ts';
import { openAccessToken } from './seal-tokens.ts';
import type { TokenDeps } from './token-deps.ts';

const dayMs = 24 * 3_600_000;

/**
 * Keeps a practice's consents from running out: repeats a refresh whose answer was lost, and refreshes what has not
 * been used for 25 days; encrypts anew what an older key sealed. Asks for its own next run. Safe to repeat; for a worker.
 */
export async function keepTokensAlive(
  deps: TokenDeps,
  tokens: AccessTokens,
  practiceId: string,
): Promise<void> {
  const now = deps.now().getTime();
  const uses = await inPractice(deps.db, practiceId, (tx) => listTokenUses(tx, practiceId));
  for (const { tokenSet } of uses) if (isSealedByOlder(deps, tokenSet)) await resealTokens(deps, tokenSet);
  const due = uses.filter((use) => refreshDueAt(use.tokenSet).getTime() <= now);
  const failed = (await Promise.all(due.map((use) => refresh(deps, tokens, use)))).includes(false);
  const nextAt = Math.min(now + dayMs, ...(failed ? [now + refreshTimes.retryMs] : []));
  if (uses.length === 0) return;
  await inPractice(deps.db, practiceId, (tx) =>
    askChore(tx, practiceId, { kind: 'keep_alive', dueAt: new Date(nextAt) }),
  );
}

/** @returns false when Xero could not be asked; an ended consent is written down and needs no repeat */
async function refresh(deps: TokenDeps, tokens: AccessTokens, use: TokenUse): Promise<boolean> {
  const rejected = openAccessToken(deps.cipher, use.tokenSet);
  try {
    await tokens.getAccessToken(use.tokenSet.practiceId, use.connectionId, { rejected });
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.details['reason'] !== 'xero_unavailable';
  }
}

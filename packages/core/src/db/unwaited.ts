import type { Tx } from './client.ts';

const sentOn = new WeakMap<Tx, Promise<unknown>[]>();

/**
 * Sends a write whose answer nobody needs and goes on: it travels with what is asked next, or with the commit.
 * Statements are carried out in the order they were sent, so what comes after it sees it; when it fails the whole
 * transaction fails with its error.
 *
 * @param write one statement, not sent yet or just now
 */
export function unwaited(tx: Tx, write: PromiseLike<unknown>): void {
  // `then` sends it at once.
  const sent = Promise.resolve(write.then(() => undefined));
  // Heard of at the end of the transaction.
  sent.catch(() => undefined);
  const others = sentOn.get(tx);
  if (others) others.push(sent);
  else sentOn.set(tx, [sent]);
}

/** Waits for all that was not waited for. @throws what the first that failed says */
export async function settleUnwaited(tx: Tx): Promise<void> {
  const sent = sentOn.get(tx) ?? [];
  sentOn.delete(tx);
  const outcomes = await Promise.allSettled(sent);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

import type { deliveryEvents } from '../db/schema/outbox-messages.ts';
import { type OutboxMessage } from '../outbox/record-row.ts';
import { sha256 } from '../outbox/sha256.ts';

export type ReceiptLine = Pick<
  typeof deliveryEvents.$inferSelect,
  'event' | 'at' | 'opSeq' | 'op' | 'outcome' | 'remoteId' | 'hash'
>;

/** One message with what its receipt says, oldest line first. */
export type Receipt = {
  readonly message: Pick<OutboxMessage, 'opSeq' | 'op' | 'opRequest' | 'remoteId' | 'syncedHash'>;
  readonly lines: readonly ReceiptLine[];
};

/**
 * What does not hold in a receipt, as one sentence; null when it is whole: every operation was written down before it
 * was sent and answered, none is missing, none was answered more often than it was sent, the request under way is the
 * one that was written down, and what its lines come to is what is believed to be over there.
 */
export function receiptProblem({ message, lines }: Receipt): string | null {
  for (let opSeq = 1; opSeq <= message.opSeq; opSeq += 1) {
    const problem = operationProblem(
      opSeq,
      lines.filter((line) => line.opSeq === opSeq),
    );
    if (problem !== null) return problem;
  }
  const beyond = lines.find((line) => line.opSeq > message.opSeq);
  if (beyond) return `Line for operation ${beyond.opSeq}, of which the message knows nothing.`;
  return requestProblem({ message, lines }) ?? beliefProblem({ message, lines });
}

function operationProblem(opSeq: number, lines: readonly ReceiptLine[]): string | null {
  const count = (event: ReceiptLine['event']) => lines.filter((line) => line.event === event).length;
  const [intent] = lines;
  if (intent?.event !== 'intent') return `Operation ${opSeq} was not written down before anything else.`;
  if (!/^[0-9a-f]{64}$/.test(intent.hash ?? ''))
    return `Operation ${opSeq} has no hash of what was to be sent.`;
  const resent = lines.find((line) => line.event === 'intent' && line.hash !== intent.hash);
  if (resent) return `Operation ${opSeq} was sent again with other bytes.`;
  if (count('answer') > count('intent'))
    return `Operation ${opSeq} was answered more often than it was sent.`;
  if (count('attempt') > count('answer')) return `Operation ${opSeq} lacks the answer to a send.`;
  const named = lines.filter((line) => line.event === 'attempt' || line.event === 'answer');
  const other = named.find((line) => line.op !== intent.op);
  return other ? `Operation ${opSeq} was written down as ${intent.op} and answered as ${other.op}.` : null;
}

/** While an operation is under way its exact request is still there to be hashed. */
function requestProblem({ message: { opSeq, op, opRequest }, lines }: Receipt): string | null {
  if (op === null || opRequest === null) return null;
  const intent = lines.findLast((line) => line.event === 'intent' && line.opSeq === opSeq);
  return intent?.hash === sha256(opRequest) ? null : 'The request under way is not what was written down.';
}

type Belief = { readonly remoteId: string | null; readonly hash: string | null };

function beliefProblem({ message, lines }: Receipt): string | null {
  let belief: Belief = { remoteId: null, hash: null };
  for (const line of lines) belief = after(belief, line, targetOf(lines, line));
  if (belief.remoteId !== message.remoteId) {
    return `The receipt comes to record ${belief.remoteId ?? 'none'}, the message to ${message.remoteId ?? 'none'}.`;
  }
  if (belief.hash !== message.syncedHash)
    return 'The hash of the last answer is not the one that is believed.';
  return null;
}

function targetOf(lines: readonly ReceiptLine[], { opSeq }: ReceiptLine): string | null {
  return lines.find((line) => line.event === 'intent' && line.opSeq === opSeq)?.remoteId ?? null;
}

const nothing: Belief = { remoteId: null, hash: null };

/** What a line of the receipt makes of what was believed before it. */
function after(belief: Belief, line: ReceiptLine, target: string | null): Belief {
  if (line.event === 'answer') return line.outcome === 'delivered' ? delivered(belief, line, target) : belief;
  return line.event === 'read_back' ? readBack(belief, line) : belief;
}

function delivered(belief: Belief, { op, remoteId, hash }: ReceiptLine, target: string | null): Belief {
  if (op !== 'delete') return { remoteId: remoteId ?? target, hash };
  // Removing a double leaves the record itself where it is.
  return target === belief.remoteId ? nothing : belief;
}

function readBack(belief: Belief, { outcome, remoteId, hash }: ReceiptLine): Belief {
  if (outcome === 'gone') return nothing;
  if (outcome === 'seen') return { ...belief, hash };
  return outcome === 'found' || outcome === 'adopted' ? { remoteId, hash } : belief;
}

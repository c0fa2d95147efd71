import type { ReceiptKey } from '../context.ts';
import { headOf, keyIdOf, type ReceiptEnd, type SealedLine, sealOf } from '../outbox/receipt-chain.ts';

export type ChainedReceipt = {
  readonly message: ReceiptEnd;
  /** In the order of their places. */
  readonly lines: readonly SealedLine[];
};

/**
 * The first place where a receipt is no longer as it was written, as one sentence; null when there is none: every line
 * is in its place, says what it was sealed with, and the last one is the one the message knows.
 *
 * Lines from before receipts were sealed hold a place and nothing else is known of them; see `unsealedLines`.
 *
 * @param keys all that ever sealed
 */
export function chainProblem(receipt: ChainedReceipt, keys: readonly ReceiptKey[]): string | null {
  const { message, lines } = receipt;
  const known = message.receiptLines;
  let head: string | null = null;
  for (const [index, line] of lines.entries()) {
    const seq = index + 1;
    if (line.seq !== seq) return `Line ${seq} is missing.`;
    if (seq > known) return `Line ${seq} was added: the message knows of ${known}.`;
    if (line.seal === null) {
      if (head !== null) return `Line ${seq} was sealed, and is not any more.`;
      continue;
    }
    const key = keyOf(keys, line.seal);
    if (!key) return withoutKey(`Line ${seq}`, line.seal);
    if (sealOf(key, line, head) !== line.seal) return `Line ${seq} is not as it was written.`;
    head = headOf(key, line, line.seal);
  }
  if (lines.length < known) return missingTail(lines.length + 1, known);
  return message.receiptHead === head ? null : 'The last line is not the one the message knows.';
}

/** How many lines are from before receipts were sealed: what they say is believed as it stands. */
export function unsealedLines({ lines }: ChainedReceipt): number {
  return lines.filter(({ seal }) => seal === null).length;
}

function keyOf(keys: readonly ReceiptKey[], seal: string): ReceiptKey | undefined {
  return keys.find(({ id }) => id === keyIdOf(seal));
}

function withoutKey(what: string, seal: string): string {
  return `${what} is sealed with the key ${keyIdOf(seal)}, which is not among TOKEN_KEYS.`;
}

function missingTail(from: number, to: number): string {
  return from === to ? `Line ${to}, the last, is missing.` : `Lines ${from} to ${to}, the last, are missing.`;
}

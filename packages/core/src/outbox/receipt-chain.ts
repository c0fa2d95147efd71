import { createHmac } from 'node:crypto';

import type { ReceiptKey } from '../context.ts';
import type { deliveryEvents } from '../db/schema/outbox-messages.ts';
import type { OutboxMessage } from './record-row.ts';

type Row = typeof deliveryEvents.$inferSelect;

/** How far the receipt of a message goes, as the message itself knows it. */
export type ReceiptEnd = Pick<OutboxMessage, 'practiceId' | 'id' | 'receiptLines' | 'receiptHead'>;

/** What one line says; a field left out says nothing. */
export type LineContent = Pick<Row, 'at' | 'opSeq' | 'event'> &
  Partial<Pick<Row, 'op' | 'outcome' | 'httpStatus' | 'correlationId' | 'remoteId' | 'hash' | 'text'>>;

export type SealedLine = LineContent & Pick<Row, 'practiceId' | 'messageId' | 'seq' | 'seal'>;

type Sealed = {
  readonly rows: readonly SealedLine[];
  /** What the message has to know after them. */
  readonly end: Pick<ReceiptEnd, 'receiptLines' | 'receiptHead'>;
};

/**
 * The next lines of a receipt, each sealed over all it says and over the end of what was written before it.
 *
 * @param keys the first one seals
 * @throws {RangeError} when there is no key
 */
export function sealLines(
  message: ReceiptEnd,
  lines: readonly LineContent[],
  [key]: readonly ReceiptKey[],
): Sealed {
  const { practiceId, id: messageId } = message;
  let end = { receiptLines: message.receiptLines, receiptHead: message.receiptHead };
  const rows = lines.map((content) => {
    if (!key) throw new RangeError('no key to seal receipts with');
    const line = { ...content, practiceId, messageId, seq: end.receiptLines + 1 };
    const seal = sealOf(key, line, end.receiptHead);
    end = { receiptLines: line.seq, receiptHead: headOf(key, line, seal) };
    return { ...line, seal };
  });
  return { rows, end };
}

/** The seal of a line that follows a receipt ending in `head`; null when none before it was sealed. */
export function sealOf(key: ReceiptKey, line: Omit<SealedLine, 'seal'>, head: string | null): string {
  const { practiceId, messageId, seq, at, opSeq, event } = line;
  const { op, outcome, httpStatus, correlationId, remoteId, hash, text } = line;
  const place = [practiceId, messageId, seq, head];
  const content = [at.getTime(), opSeq, event, op, outcome, httpStatus, correlationId, remoteId, hash, text];
  return mac(key, ['line', ...place, ...content]);
}

/**
 * What the message keeps of its last line. It cannot be told from the lines without the key, so that whoever takes the
 * last ones away cannot make the one before them the end.
 */
export function headOf(key: ReceiptKey, { practiceId, messageId, seq }: Place, seal: string): string {
  return mac(key, ['head', practiceId, messageId, seq, seal]);
}

type Place = Pick<Row, 'practiceId' | 'messageId' | 'seq'>;

/** The id of the key a seal or a head was made with. */
export function keyIdOf(seal: string): string {
  return seal.slice(0, seal.indexOf('.'));
}

/** Length in bytes before each part, so that no two lines read alike; half a character counts as what is stored for it. */
function mac({ id, key }: ReceiptKey, parts: readonly (string | number | null | undefined)[]): string {
  const texts = parts.map((part) =>
    part === null || part === undefined ? '-' : `${Buffer.byteLength(String(part))}:${part}`,
  );
  return `${id}.${createHmac('sha256', key).update(texts.join(''), 'utf8').digest('base64url')}`;
}

import { setImmediate } from 'node:timers/promises';

import type { XmlElement } from './xml-element.ts';
import { openXmlReader } from './xml-reader.ts';
import type { XmlRows } from './xml-tree.ts';

const STRETCH_MS = 5;

/**
 * Reads a reply's XML as it arrives, yielding each wanted row once it is complete and returning the root
 * without them. Between pieces, which are small, the event loop runs every few milliseconds; nothing is read
 * faster than rows are taken.
 *
 * Rows are provisional: what follows them may still be broken, which throws.
 * @param charset from the content type; null lets the document speak UTF-8 only
 * @throws {ShapeError}
 */
export async function* readReply(
  pieces: AsyncIterable<string>,
  charset: string | null,
  rows: XmlRows | null,
): AsyncGenerator<XmlElement, XmlElement> {
  const reader = openXmlReader({ rows, anyDeclaredEncoding: charset !== null });
  let stretchStartedMs = performance.now();
  for await (const piece of pieces) {
    for (const row of reader.write(piece)) yield row;
    if (performance.now() - stretchStartedMs < STRETCH_MS) continue;
    await setImmediate();
    stretchStartedMs = performance.now();
  }
  return reader.end();
}

/** Reads a whole reply that is no list. @throws {ShapeError} */
export async function readWhole(pieces: AsyncIterable<string>, charset: string | null): Promise<XmlElement> {
  const reading = readReply(pieces, charset, null);
  for (;;) {
    const step = await reading.next();
    if (step.done === true) return step.value;
  }
}

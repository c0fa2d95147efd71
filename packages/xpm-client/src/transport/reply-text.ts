import { decodeText } from '../codec/decode-text.ts';
import { redact } from '../redact.ts';
import type { OpenReply } from './open-reply.ts';

const KEPT_BYTES = 4096;

/** A reply's body as text, with its start remembered for support. */
export type ReplyText = {
  pieces: AsyncIterable<string>;
  /** The start of what has been read so far, secrets masked. */
  excerpt(): string;
};

/** Decodes a reply's body by its charset while remembering its start. Takes the body; call once a reply. */
export function replyText(reply: OpenReply): ReplyText {
  const kept: Uint8Array[] = [];
  let room = KEPT_BYTES;

  async function* remembering(): AsyncGenerator<Uint8Array> {
    for await (const chunk of reply.chunks()) {
      if (room > 0) kept.push(chunk.slice(0, room));
      room -= Math.min(room, chunk.byteLength);
      yield chunk;
    }
  }
  return {
    pieces: decodeText(remembering(), reply.charset),
    excerpt: () => redact(Buffer.concat(kept).toString('utf8')),
  };
}

import { TextDecoder } from 'node:util';

import { ShapeError } from './shape-error.ts';

/** Small pieces: what lives while one is read is little, and the heap stays as small for 50 MB as for 5 MB. */
const PIECE_BYTES = 8 * 1024;

function decoderFor(charset: string | null): TextDecoder {
  try {
    return new TextDecoder(charset ?? 'utf-8', { fatal: true });
  } catch (cause) {
    throw new ShapeError('The reply names a charset we do not know', { cause });
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array | null): string {
  try {
    return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch (cause) {
    throw new ShapeError('The reply holds bytes its charset does not have', { cause });
  }
}

/**
 * Bytes to text, strictly and in pieces of at most 8 kB; a byte order mark is dropped.
 * @param charset from the content type; null means UTF-8
 * @throws {ShapeError} an unknown charset, or bytes it does not have
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  charset: string | null,
): AsyncGenerator<string> {
  const decoder = decoderFor(charset);
  for await (const bytes of chunks) {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES)
      yield decode(decoder, bytes.subarray(at, at + PIECE_BYTES));
  }
  yield decode(decoder, null);
}

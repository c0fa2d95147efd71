import { describe, expect, it } from 'vitest';

import { decodeText } from './decode-text.ts';
import { ShapeError } from './shape-error.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function decoded(bytes: Uint8Array, charset: string | null, size = 1): Promise<string> {
  let text = '';
  for await (const piece of decodeText(pieces(bytes, size), charset)) text += piece;
  return text;
}

describe('decodeText', () => {
  it.each([1, 2, 3, 1000])('joins characters that arrive in pieces of %d bytes', async (size) => {
    expect(await decoded(Buffer.from('Tāmaki – 😀'), null, size)).toBe('Tāmaki – 😀');
  });

  it('drops a byte order mark', async () => {
    expect(await decoded(Buffer.from('\uFEFF<a/>'), 'utf-8')).toBe('<a/>');
  });

  it('obeys the charset of the header', async () => {
    expect(await decoded(Buffer.from('Café', 'latin1'), 'iso-8859-1')).toBe('Café');
    expect(await decoded(Buffer.from('Café', 'utf16le'), 'utf-16')).toBe('Café');
  });

  it.each([
    ['bytes that are no UTF-8', Buffer.from('Café', 'latin1'), null],
    ['a character cut in two', Buffer.from('ā').subarray(0, 1), 'utf-8'],
    ['a charset nobody knows', Buffer.from('<a/>'), 'klingon'],
    ['half a UTF-16 unit', Buffer.from([0x41]), 'utf-16'],
  ])('refuses %s', async (_what, bytes, charset) => {
    await expect(decoded(bytes, charset)).rejects.toThrow(ShapeError);
  });
});

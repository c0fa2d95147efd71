import { TextDecoder } from 'node:util';

import { SaxesParser } from 'saxes';

/**
 * The bare parser over the same bytes, for comparison: every token is made and counted, none is kept.
 * @returns tags and texts seen
 */
export function tokeniseOnly(chunks: Iterable<Uint8Array>): number {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let tokens = 0;
  const count = (): void => {
    tokens += 1;
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', count);
  parser.on('closetag', count);
  parser.on('text', count);
  for (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
  parser.write(decoder.decode()).close();
  return tokens;
}

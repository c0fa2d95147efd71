import { createHash } from 'node:crypto';

import { expect, it } from 'vitest';

import { csvFile, sha256Of } from './csv-file.ts';

it('hashes the very bytes that are saved, mark and macrons included', async () => {
  const file = csvFile('Client,Total\r\nKōwhai Holdings Ltd,12.50\r\n');
  const bytes = Buffer.from(await file.arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(await sha256Of(file)).toBe(createHash('sha256').update(bytes).digest('hex'));
});

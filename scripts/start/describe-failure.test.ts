import { once } from 'node:events';
import { createServer } from 'node:net';

import { describe, expect, it } from 'vitest';

import { describeFailure } from './describe-failure.ts';

describe('describeFailure', () => {
  it('names the port in use and the setting that moves it', async () => {
    const first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
    const address = first.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const second = createServer().listen(port, '127.0.0.1');
    const [error] = await once(second, 'error');
    first.close();
    expect(describeFailure(error, { [port]: 'PORT' })).toBe(
      `Port ${port} is already in use; stop what uses it or set PORT.`,
    );
  });

  it('puts a message of several lines on one', () => {
    expect(describeFailure(new Error('PORT must be a number.\nHOST must be a name.\n'))).toBe(
      'PORT must be a number. HOST must be a name.',
    );
  });
});

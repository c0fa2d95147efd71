import { describe, expect, it } from 'vitest';

import { Shutdown } from './shutdown.ts';

describe('Shutdown', () => {
  it('stops the last started first, one after the other', async () => {
    const order: string[] = [];
    const shutdown = new Shutdown(1_000);
    for (const name of ['database', 'sandbox', 'app']) {
      shutdown.add(name, async () => {
        await Promise.resolve();
        order.push(name);
      });
    }
    expect(await shutdown.run()).toEqual([]);
    expect(order).toEqual(['app', 'sandbox', 'database']);
  });

  it('stops the rest although one part fails, and says which', async () => {
    let databaseStopped = false;
    const shutdown = new Shutdown(1_000);
    shutdown.add('database', async () => {
      databaseStopped = true;
    });
    shutdown.add('app', () => Promise.reject(new Error('stuck socket')));
    expect(await shutdown.run()).toEqual(['app: Error: stuck socket']);
    expect(databaseStopped).toBe(true);
  });

  it('gives up waiting when the time is over', async () => {
    const shutdown = new Shutdown(20);
    shutdown.add('app', () => new Promise(() => undefined));
    expect(await shutdown.run()).toEqual(['not everything stopped in time']);
  });

  it('stops once for two calls', async () => {
    let stops = 0;
    const shutdown = new Shutdown(1_000);
    shutdown.add('app', async () => {
      stops += 1;
    });
    await Promise.all([shutdown.run(), shutdown.run()]);
    expect(stops).toBe(1);
  });
});

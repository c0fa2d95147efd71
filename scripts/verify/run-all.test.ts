import { describe, expect, it } from 'vitest';

import { runAll } from './run-all.ts';
import type { Step } from './run-step.ts';

const node = (name: string, code: string): Step => ({ name, command: [process.execPath, '-e', code] });
const cwd = process.cwd();

describe('runAll', () => {
  it('reports every step, passed or failed, with what it printed', async () => {
    const told: string[] = [];
    const results = await runAll(
      [node('good', 'console.log("fine")'), node('bad', 'console.error("broken"); process.exit(3)')],
      {
        lanes: 1,
        cwd,
        onEnd: (result) => told.push(result.name),
      },
    );
    expect(results).toMatchObject([
      { name: 'good', ok: true, output: 'fine\n' },
      { name: 'bad', ok: false, output: 'broken\n' },
    ]);
    expect(told).toEqual(['good', 'bad']);
  });

  it('fails a step whose program does not exist', async () => {
    const [result] = await runAll([{ name: 'gone', command: ['no-such-program-here'] }], {
      lanes: 1,
      cwd,
      onEnd: () => undefined,
    });
    expect(result).toMatchObject({ ok: false, output: expect.stringContaining('ENOENT') });
  });

  it('runs two lanes side by side', async () => {
    const pause = 'setTimeout(() => {}, 300)';
    const startedAt = performance.now();
    const results = await runAll([node('one', pause), node('two', pause)], {
      lanes: 2,
      cwd,
      onEnd: () => undefined,
    });
    const alone = results.reduce((sum, result) => sum + result.seconds * 1000, 0);
    expect(performance.now() - startedAt).toBeLessThan(alone);
  });
});

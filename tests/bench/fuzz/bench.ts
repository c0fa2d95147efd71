import { forkForOne } from '../fork-for-one.ts';
import type { BenchResult } from '../ratio.ts';
import type { FuzzRun } from './fuzz-process.ts';

const seeds = [1, 2];
/** Little room for what is let go at once, so that the memory seen is what was held. */
const smallNursery = ['--max-semi-space-size=2'];
const each = 500_000;

const isRun = (message: unknown): message is FuzzRun =>
  typeof message === 'object' && message !== null && 'report' in message;

/** A million damaged replies to reads and writes: none crashes, hangs, is believed by mistake or fills the memory. */
export async function benchFuzz(): Promise<BenchResult[]> {
  const runs = await Promise.all(seeds.map(run));
  const details = { each, runs };
  const wrong = runs.reduce((sum, { report }) => sum + report.crashes.length + report.believed.length, 0);
  const slowestMs = Math.max(...runs.map(({ report }) => report.slowestMs));
  const megabytes = Math.max(...runs.map(({ peakRssBytes }) => peakRssBytes)) / 2 ** 20;
  return [
    { name: 'fuzz-wrong-endings', ratio: wrong, goal: '=0', pass: wrong === 0, details },
    { name: 'fuzz-slowest-ms', ratio: slowestMs, goal: '<=1000', pass: slowestMs <= 1000, details: {} },
    { name: 'fuzz-peak-rss-mb', ratio: megabytes, goal: '<=128', pass: megabytes <= 128, details: {} },
  ];
}

async function run(seed: number): Promise<FuzzRun> {
  const program = new URL('./fuzz-process.ts', import.meta.url);
  const message = await forkForOne(program, [String(seed), String(each)], smallNursery);
  if (!isRun(message)) throw new Error('The fuzzing told nothing we know');
  return message;
}

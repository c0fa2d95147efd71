import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { Tally } from './check/tally.ts';

const reportSchema = z.object({
  faults: z.number(),
  events: z.number(),
  counts: z.array(z.tuple([z.string(), z.number()])),
  failures: z.array(z.object({ seed: z.number(), violations: z.array(z.string()) })),
});

export type Report = z.infer<typeof reportSchema>;

export type Many = { readonly from: number; readonly seeds: number; readonly workers: number };

/** Runs many seeds, spread over processes; each takes every so many-th. Failing seeds come in order. */
export async function runMany({ from, seeds, workers }: Many): Promise<{
  readonly tally: Tally;
  readonly failures: Report['failures'];
}> {
  const tally = new Tally();
  const failures: Report['failures'] = [];
  const count = Math.min(workers, seeds);
  const parts = Array.from({ length: count }, (_, index) =>
    runPart(from + index, { end: from + seeds, by: count }),
  );
  for (const report of await Promise.all(parts)) {
    tally.merge(report);
    failures.push(...report.failures);
  }
  return { tally, failures: failures.toSorted((a, b) => a.seed - b.seed) };
}

function runPart(first: number, { end, by }: { readonly end: number; readonly by: number }): Promise<Report> {
  return new Promise((resolve, reject) => {
    const path = fileURLToPath(new URL('part.ts', import.meta.url));
    const child = fork(path, [String(first), String(end), String(by)], { execArgv: ['--import', 'tsx'] });
    let report: Report | null = null;
    child.on('message', (message) => {
      report = reportSchema.parse(message);
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (report) resolve(report);
      else reject(new Error(`a part of the seeds ended with ${code} and no report`));
    });
  });
}

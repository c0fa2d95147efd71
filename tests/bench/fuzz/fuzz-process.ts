import { fuzzReplies, type FuzzReport } from '../../../packages/xpm-client/src/testing/fuzz-replies.ts';

/** A report, and the most memory the process ever had. */
export type FuzzRun = { readonly report: FuzzReport; readonly peakRssBytes: number };

/** `fuzz-process.ts SEED COUNT` */
const [, , seed = '', count = ''] = process.argv;
const report = await fuzzReplies(Number(seed), Number(count));
const run: FuzzRun = { report, peakRssBytes: process.resourceUsage().maxRSS * 1024 };
process.send?.(run);
process.disconnect();

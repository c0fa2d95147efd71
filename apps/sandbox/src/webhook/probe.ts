import { bodyOf, signatureOf } from './events.ts';
import { postSigned } from './post.ts';
import type { Attempt } from './post.ts';

/** One half of the intent-to-receive probe; `problem` says what is wrong with the answer, null when nothing is. */
export interface ProbeResult extends Attempt {
  readonly signature: 'good' | 'bad';
  readonly problem: string | null;
}

/**
 * The intent-to-receive probe: no events, once signed well (200 is wanted) and once with another key (401 is wanted), both
 * answers empty and without cookies. Source: xero-contract §12.5.
 */
export async function probe(url: string, key: string): Promise<ProbeResult[]> {
  const body = bodyOf([], 0);
  const results: ProbeResult[] = [];
  for (const signature of ['good', 'bad'] as const) {
    const wanted = signature === 'good' ? 200 : 401;
    const attempt = await postSigned(url, body, signatureOf(body, signature === 'good' ? key : `${key}!`));
    results.push({ ...attempt, signature, problem: problemOf(attempt, wanted) });
  }
  return results;
}

function problemOf({ status, isBare }: Attempt, wanted: number): string | null {
  if (status === null) return 'No answer came within five seconds.';
  if (status !== wanted) return `The answer was ${status}; ${wanted} is wanted.`;
  return isBare ? null : 'The answer has a body or a cookie; Xero takes neither.';
}

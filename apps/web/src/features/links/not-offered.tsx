import type { Candidate } from './review-facts.ts';

import css from './links.module.css';

const shownMax = 40;

/** Jobs of the client that were looked at and do not fit, each with its reason. */
export function NotOffered({ candidates }: { readonly candidates: readonly Candidate[] }) {
  const others = candidates.filter(({ fits }) => !fits);
  if (others.length === 0) return null;
  const [only] = others;
  if (others.length === 1 && only) {
    return (
      <p className={css['others']} style={{ margin: 0 }}>
        Not offered: <Reason candidate={only} />
      </p>
    );
  }
  return (
    <details className={css['others']}>
      <summary>Not offered: {others.length} jobs</summary>
      <ul>
        {others.slice(0, shownMax).map((candidate) => (
          <li key={`${candidate.xpmJobNumber} ${candidate.xpmJobTaskUuid ?? ''}`}>
            <Reason candidate={candidate} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Reason({ candidate }: { readonly candidate: Candidate }) {
  const { xpmJobNumber, jobName, because } = candidate;
  return (
    <>
      {xpmJobNumber} <strong>{jobName}</strong> · {because}
    </>
  );
}

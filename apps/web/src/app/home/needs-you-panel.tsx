import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { EmptyLine } from '../../components/empty-line.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { counted } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useMapping } from '../use-mapping.ts';
import { causeInWords, useNeedsPerson, wayTo } from '../use-needs-person.ts';
import { needsYou } from './tile-looks.ts';

import css from './home.module.css';

/** What waits for this person, by cause, each with the way to its fix. */
export function NeedsYouPanel() {
  const query = useNeedsPerson();
  const toReview = useMapping()?.toReview ?? 0;
  return (
    <Panel title="Needs you" aside={query.data && query.data.length + (toReview > 0 ? 1 : 0)} padding="bare">
      <QueryRegion
        query={query}
        skeleton={<SkeletonRows rows={3} />}
        isEmpty={(causes) => causes.length === 0 && toReview === 0}
        empty={<EmptyLine sentence="All quiet. Nothing needs you." />}
      >
        {(causes) => (
          <ul className={css['needs']}>
            {causes.map((cause) => (
              <Need key={cause.sentence} sentence={causeInWords(cause)}>
                <Link {...wayTo(cause.first)} className={css['fix']}>
                  Look
                </Link>
              </Need>
            ))}
            {toReview > 0 ? (
              <Need
                sentence={`${counted(toReview, 'work item fits', 'work items fit')} several jobs or tasks. Choose one for each.`}
              >
                <Link to={paths.linkReview} className={css['fix']}>
                  Choose
                </Link>
              </Need>
            ) : null}
          </ul>
        )}
      </QueryRegion>
    </Panel>
  );
}

function Need({ sentence, children }: { readonly sentence: string; readonly children: ReactNode }) {
  return (
    <li className={css['need']}>
      <StateChip look={needsYou} form="icon" />
      <span>{sentence}</span>
      {children}
    </li>
  );
}

import { Link } from '@tanstack/react-router';

import { EmptyLine } from '../../components/empty-line.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { causeInWords, useNeedsPerson, wayTo } from '../use-needs-person.ts';
import { needsYou } from './tile-looks.ts';

import css from './home.module.css';

/** What waits for this person, by cause, each with the way to its fix. */
export function NeedsYouPanel() {
  const query = useNeedsPerson();
  return (
    <Panel title="Needs you" aside={query.data?.length} padding="bare">
      <QueryRegion
        query={query}
        skeleton={<SkeletonRows rows={3} />}
        isEmpty={(causes) => causes.length === 0}
        empty={<EmptyLine sentence="All quiet. Nothing needs you." />}
      >
        {(causes) => (
          <ul className={css['needs']}>
            {causes.map((cause) => (
              <li key={cause.sentence} className={css['need']}>
                <StateChip look={needsYou} form="icon" />
                <span>{causeInWords(cause)}</span>
                <Link {...wayTo(cause.first)} className={css['fix']}>
                  Look
                </Link>
              </li>
            ))}
          </ul>
        )}
      </QueryRegion>
    </Panel>
  );
}

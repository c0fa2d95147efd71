import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import { EmptyLine } from '../../components/empty-line.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import type { Rows } from '../../components/use-rows.ts';
import { paths } from '../../lib/paths.ts';
import { ProgressLine } from './progress-line.tsx';
import { ReviewList } from './review-list.tsx';
import type { useReview } from './use-review.ts';

type QueuePanelProps = {
  readonly review: ReturnType<typeof useReview>;
  readonly rows: Rows;
  readonly asLinks: boolean;
};

/** How far the review is, and what is still asked. */
export function QueuePanel({ review, rows, asLinks }: QueuePanelProps) {
  const { queue, linkedCount, offByHand, query } = review;
  return (
    <Panel padding="bare">
      <ProgressLine linked={linkedCount} open={queue.length} offByHand={offByHand} />
      <QueryRegion
        query={query}
        isEmpty={() => queue.length === 0}
        empty={
          <EmptyLine sentence="Every work item has its job.">
            <Button component={Link} to={paths.work} variant="default">
              Work
            </Button>
          </EmptyLine>
        }
      >
        {() => <ReviewList queue={queue} rows={rows} asLinks={asLinks} />}
      </QueryRegion>
    </Panel>
  );
}

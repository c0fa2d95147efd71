import { useMemo, useState } from 'react';

import { AsOf } from '../../components/as-of.tsx';
import { Page } from '../../components/page.tsx';
import { useHasRole, usePractice } from '../../lib/session.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { AutoLinkBanner } from './auto-link-banner.tsx';
import { PhoneReview } from './phone-review.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { ReviewDetail } from './review-detail.tsx';
import { RunLinksButton, runInWords, useRunLinks } from './run-links.tsx';
import { useAskedRows } from './use-asked-rows.ts';
import { useDecide } from './use-decide.ts';
import { usePrefetchNext } from './use-prefetch-next.ts';
import { useReview } from './use-review.ts';

import css from './links.module.css';

/** Work items whose job only a person can name: one question after the other, ten in twenty seconds. */
export function LinkReviewPage() {
  const { timeZone } = usePractice();
  const isAdmin = useHasRole('admin');
  const isPhone = useIsPhone();
  const run = useRunLinks();
  const [itemId, setItemId] = useUrlText('item');
  const [wantedId, setWantedId] = useState(itemId);
  const decide = useDecide(setWantedId);
  const review = useReview(decide.touched);
  const { queue } = review;
  const ids = useMemo(() => queue.map(({ id }) => id), [queue]);
  const rows = useAskedRows(ids, wantedId);
  const current = queue.find(({ id }) => id === (isPhone ? itemId : rows.focusedId));
  usePrefetchNext(ids, current?.id);

  if (isPhone && current) {
    return <PhoneReview current={current} ids={ids} onGo={setItemId} decide={decide} />;
  }
  return (
    <Page
      title="Link review"
      width="full"
      note={review.query.data ? <span className="num">{queue.length}</span> : null}
      views={<AsOf at={review.asOf} timeZone={timeZone} />}
      actions={isAdmin ? <RunLinksButton run={run} /> : null}
    >
      <AutoLinkBanner waiting={queue.length} />
      {run.data ? (
        <p role="status" className={css['about']}>
          {runInWords(run.data)}
        </p>
      ) : null}
      <div className={css['split']}>
        <QueuePanel review={review} rows={rows} asLinks={isPhone} />
        {current ? (
          <div className={css['side']}>
            <ReviewDetail
              key={current.id}
              item={current}
              onLink={(to) => decide.link(current, to)}
              onLeaveWithout={() => decide.leaveWithout(current)}
            />
          </div>
        ) : null}
      </div>
    </Page>
  );
}

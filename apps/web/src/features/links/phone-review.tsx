import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';

import { Page } from '../../components/page.tsx';
import { ReviewDetail } from './review-detail.tsx';
import type { WorkItem } from './review-facts.ts';
import type { JobTask, useDecide } from './use-decide.ts';

import css from './links.module.css';

type PhoneReviewProps = {
  readonly current: WorkItem;
  readonly ids: readonly string[];
  /** To another item, or null for the list. */
  readonly onGo: (id: string | null) => void;
  readonly decide: ReturnType<typeof useDecide>;
};

/** One question as its own screen; deciding goes to the next. */
export function PhoneReview({ current, ids, onGo, decide }: PhoneReviewProps) {
  const index = ids.indexOf(current.id);
  const former = ids[index - 1];
  const next = ids[index + 1];
  const goOn = () => onGo(next ?? former ?? null);
  const link = (to: JobTask) => {
    decide.link(current, to);
    goOn();
  };
  const leave = () => {
    decide.leaveWithout(current);
    goOn();
  };
  return (
    <Page
      title="Link review"
      note={`${index + 1} of ${ids.length}`}
      before={
        <ActionIcon aria-label="Back to the list" onClick={() => onGo(null)}>
          <IconArrowLeft size={18} stroke={1.7} />
        </ActionIcon>
      }
    >
      <ReviewDetail key={current.id} item={current} onLink={link} onLeaveWithout={leave} />
      <div className={css['turns']}>
        <Turn label="Prev" to={former} onGo={onGo} />
        <Turn label="Next" to={next} onGo={onGo} />
      </div>
    </Page>
  );
}

type TurnProps = {
  readonly label: string;
  readonly to: string | undefined;
  readonly onGo: (id: string) => void;
};

function Turn({ label, to, onGo }: TurnProps) {
  if (to === undefined) return <span />;
  return (
    <Button variant="default" onClick={() => onGo(to)}>
      {label}
    </Button>
  );
}

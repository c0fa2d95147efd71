import { useQuery } from '@tanstack/react-query';
import { formatDay } from '@throughline/core/clock/format-day';
import { useState } from 'react';

import { QueryRegion } from '../../components/query-region.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { duration } from '../../lib/format.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useKey } from '../../lib/use-key.ts';
import { CandidateCard } from './candidate-card.tsx';
import { NotOffered } from './not-offered.tsx';
import { OtherJobDialog } from './other-job-dialog.tsx';
import { type Explanation, type WorkItem, choicesOf } from './review-facts.ts';
import { ReviewWays } from './review-ways.tsx';
import { useChooseKeys } from './use-choose-keys.ts';
import type { JobTask } from './use-decide.ts';

import css from './links.module.css';

type ReviewDetailProps = {
  readonly item: WorkItem;
  readonly onLink: (to: JobTask) => void;
  readonly onLeaveWithout: () => void;
};

/** One question: which job is this work item for? The best answer first. */
export function ReviewDetail(props: ReviewDetailProps) {
  const { item } = props;
  const trpc = useTRPC();
  const query = useQuery(trpc.link.explain.queryOptions({ workItemId: item.id }));
  const recorded = item.minutesRecorded === 0 ? '' : ` · ${duration(item.minutesRecorded)} recorded`;
  return (
    <article className={css['detail']} aria-label={`${item.title}, ${item.clientName}`}>
      <div>
        <p className={css['about']}>
          {item.clientName} · due {formatDay(item.dueDate)}
          {recorded}
        </p>
        <h2>{item.title}</h2>
      </div>
      <QueryRegion query={query} skeleton={<SkeletonRows rows={3} tall />}>
        {(explanation) => <Answers {...props} explanation={explanation} />}
      </QueryRegion>
    </article>
  );
}

function Answers(props: ReviewDetailProps & { readonly explanation: Explanation }) {
  const { item, explanation, onLink, onLeaveWithout } = props;
  const [isSearching, setSearching] = useState(false);
  const choices = choicesOf(explanation.candidates);
  const best = choices.find((choice) => choice.best);
  useChooseKeys(choices, onLink);
  useKey('open', () => best && onLink(taskOn(best)), {
    enabled: best !== undefined,
    label: 'Link the best job',
  });
  useKey('otherJob', () => setSearching(true));
  useKey('leaveWithout', onLeaveWithout);
  return (
    <>
      <p className={css['sentence']}>{explanation.sentence}</p>
      {choices.length === 0 ? null : (
        <ul className={css['cards']} aria-label="Jobs that fit">
          {choices.map((choice, index) => (
            <CandidateCard
              key={`${choice.xpmJobNumber} ${choice.xpmJobTaskUuid}`}
              choice={choice}
              index={index}
              onLink={() => onLink(taskOn(choice))}
            />
          ))}
        </ul>
      )}
      <NotOffered candidates={explanation.candidates} />
      <ReviewWays
        explanation={explanation}
        hasBest={best !== undefined}
        onSearch={() => setSearching(true)}
        onLeaveWithout={onLeaveWithout}
      />
      {isSearching ? (
        <OtherJobDialog
          item={item}
          onClose={() => setSearching(false)}
          onChoose={(to) => {
            setSearching(false);
            onLink(to);
          }}
        />
      ) : null}
    </>
  );
}

function taskOn({ xpmJobNumber, xpmJobTaskUuid }: JobTask): JobTask {
  return { xpmJobNumber, xpmJobTaskUuid };
}

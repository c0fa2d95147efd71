import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { KeyHint } from '../../components/key-hint.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { useTRPC } from '../../lib/trpc.ts';
import { useKey } from '../../lib/use-key.ts';
import { type WorkChoice, findWork } from '../../lib/work-choice.ts';
import { CandidateCard } from './candidate-card.tsx';
import type { Candidate, Explanation, LinkPanelProps } from './explanation.ts';
import { lookOf } from './link-chip.tsx';
import { OtherJob } from './other-job.tsx';
import { useDecideLink } from './use-decide-link.ts';
import { useNumberKeys } from './use-number-keys.ts';

import css from './link-panel.module.css';

export default function LinkPanelBody({ workItemId, onClose }: LinkPanelProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery(trpc.link.explain.queryOptions({ workItemId }));
  const [kept, keep] = useState<WorkChoice | null>(null);
  // A filtered list may drop the item once it is linked; the panel still knows whose it is.
  const work = kept ?? findWork(queryClient, workItemId);
  if (work !== kept) keep(work);
  const title = work?.title ?? 'Link';
  return (
    <SidePanel
      label={`Link of ${title}`}
      head={query.data ? <StateChip look={lookOf(query.data)} form="filled" /> : null}
      onClose={onClose}
    >
      <h2>{title}</h2>
      {work ? <p className={css['client']}>{work.clientName}</p> : null}
      <QueryRegion query={query} skeleton={<SkeletonRows rows={3} tall />}>
        {(link) => <Choices link={link} clientId={work?.clientId ?? null} />}
      </QueryRegion>
    </SidePanel>
  );
}

type ChoicesProps = { readonly link: Explanation; readonly clientId: string | null };

function Choices({ link, clientId }: ChoicesProps) {
  const { choose, clear, busy } = useDecideLink(link);
  const offered = link.candidates.filter(({ fits, xpmJobTaskUuid }) => fits && xpmJobTaskUuid !== null);
  const others = link.candidates.filter((candidate) => !offered.includes(candidate));
  const best = offered.find((candidate) => candidate.best && !isCurrent(link, candidate));
  const mayClear = !(link.state === 'unlinked' && link.decidedBy === 'staff');
  useNumberKeys((index) => {
    const candidate = offered[index];
    if (candidate) choose(candidate);
  });
  useKey('open', () => best && choose(best), { enabled: best !== undefined, label: 'Link the best' });
  useKey('leaveWithout', clear, { enabled: mayClear });
  return (
    <div aria-busy={busy || undefined}>
      <p className={css['sentence']}>{link.sentence}</p>
      {offered.map((candidate, index) => (
        <CandidateCard
          key={`${candidate.xpmJobNumber} ${candidate.xpmJobTaskUuid ?? ''}`}
          candidate={candidate}
          number={index + 1}
          current={isCurrent(link, candidate)}
          best={candidate === best}
          onLink={() => choose(candidate)}
        />
      ))}
      {others.length === 0 ? null : <NotOffered candidates={others} />}
      <div className={css['ways']}>
        {clientId === null ? null : <OtherJob clientId={clientId} onChoose={choose} />}
        {mayClear ? (
          <button type="button" className={css['leave']} onClick={clear}>
            {link.state === 'linked' ? 'Take the link off' : 'Leave without a job'}{' '}
            <KeyHint name="leaveWithout" />
          </button>
        ) : null}
      </div>
    </div>
  );
}

function NotOffered({ candidates }: { readonly candidates: readonly Candidate[] }) {
  return (
    <section className={css['not-offered']}>
      <h3>Not offered</h3>
      <ul>
        {candidates.map(({ xpmJobNumber, jobName, because }) => (
          <li key={`${xpmJobNumber} ${jobName}`}>
            {xpmJobNumber} <b>{jobName}</b>: {because}
          </li>
        ))}
      </ul>
    </section>
  );
}

function isCurrent(link: Explanation, candidate: Candidate): boolean {
  return (
    link.state === 'linked' &&
    link.xpmJobNumber === candidate.xpmJobNumber &&
    link.xpmJobTaskUuid === candidate.xpmJobTaskUuid
  );
}

import { useQueryClient } from '@tanstack/react-query';

import { StateChip } from '../../components/state-chip.tsx';
import { connectionLook, lookingFirst } from '../../components/state-looks.ts';
import { lookingWords, pauseTimes, pauseWords, sideNames } from '../../lib/pause-words.ts';
import { useNow, usePractice } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { Countdown } from './countdown.tsx';
import type { DeliverySummary } from './filters.ts';

import css from './deliveries.module.css';

type Side = DeliverySummary['connections'][number];

/**
 * A line for each side that rests or does not answer: why, until when, and how long that still is; and one while what
 * was sent before a restore is looked for.
 */
export function Pauses({ sides }: { readonly sides: readonly Side[] }) {
  return (
    <>
      <Resting sides={sides} />
      {sides.some(({ looksFirst }) => looksFirst) ? (
        <section className={css['pause']} role="status" aria-label={lookingFirst.word}>
          <StateChip look={lookingFirst} />
          <p>{lookingWords}</p>
        </section>
      ) : null}
    </>
  );
}

function Resting({ sides }: { readonly sides: readonly Side[] }) {
  return sides
    .filter(({ pausedUntil, silentSince }) => pausedUntil !== null || silentSince !== null)
    .map((side) => <Pause key={side.connectionId} side={side} />);
}

function Pause({ side }: { readonly side: Side }) {
  const { timeZone } = usePractice();
  const times = pauseTimes(side, { timeZone, now: new Date(useNow()) });
  const isSilent = side.silentSince !== null;
  const silent = isSilent ? { silent: sideNames[side.kind] } : {};
  const look = connectionLook({ status: 'connected', pausedUntil: times.until, ...silent });
  return (
    <section className={css['pause']} role="status" aria-label={look.word}>
      <StateChip look={look} />
      <p>{pauseWords(isSilent ? { ...side, reason: 'outage' } : side, times)}</p>
      {side.pausedUntil === null ? null : <Until until={side.pausedUntil} isSilent={isSilent} />}
    </section>
  );
}

function Until({ until, isSilent }: { readonly until: string; readonly isSilent: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (
    <span className={css['countdown']}>
      {isSilent ? 'next try in' : 'goes on in'}{' '}
      <Countdown
        until={until}
        onOver={() => void queryClient.invalidateQueries(trpc.delivery.summary.pathFilter())}
      />
    </span>
  );
}

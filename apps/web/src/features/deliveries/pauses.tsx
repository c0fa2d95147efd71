import { useQueryClient } from '@tanstack/react-query';

import { StateChip } from '../../components/state-chip.tsx';
import { connectionLook } from '../../components/state-looks.ts';
import { when } from '../../lib/instants.ts';
import { useNow, usePractice } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { Countdown } from './countdown.tsx';
import type { DeliverySummary } from './filters.ts';
import { pauseWords, sideNames } from './pause-words.ts';

import css from './deliveries.module.css';

type Side = DeliverySummary['connections'][number];

/** A line for each side that rests now: why, until when, and how long that still is. */
export function Pauses({ sides }: { readonly sides: readonly Side[] }) {
  return sides.flatMap((side) =>
    side.pausedUntil === null
      ? []
      : [<Pause key={side.connectionId} side={side} pausedUntil={side.pausedUntil} />],
  );
}

function Pause({ side, pausedUntil }: { readonly side: Side; readonly pausedUntil: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { timeZone } = usePractice();
  const until = when(pausedUntil, timeZone, new Date(useNow()));
  const silent = side.reason === 'outage' ? { silent: sideNames[side.kind] } : {};
  const look = connectionLook({ status: 'connected', pausedUntil: until, ...silent });
  return (
    <section className={css['pause']} role="status" aria-label={look.word}>
      <StateChip look={look} />
      <p>{pauseWords(side, until)}</p>
      <span className={css['countdown']}>
        {side.reason === 'outage' ? 'next try in' : 'goes on in'}{' '}
        <Countdown
          until={pausedUntil}
          onOver={() => void queryClient.invalidateQueries(trpc.delivery.summary.pathFilter())}
        />
      </span>
    </section>
  );
}

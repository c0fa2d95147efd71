import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { AsOf } from '../../components/as-of.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefreshButton } from '../../components/refresh-button.tsx';
import { type MirrorKind, callsFor, mirroredBy } from '../../lib/connection-facts.ts';
import { count, counted } from '../../lib/format.ts';
import { usePractice } from '../../lib/session.ts';
import { type Outputs, useTRPC } from '../../lib/trpc.ts';
import { useRefreshMirror } from '../../lib/use-refresh-mirror.ts';
import type { SetUpFacts } from './set-up-facts.ts';

import css from './set-up.module.css';

type Mirror = Outputs['mirror']['state'];

/** What was learnt from XPM and Xero so far, and what it cost. Reads everything once, as soon as it may. */
export function SoFar({ facts }: { readonly facts: SetUpFacts }) {
  const trpc = useTRPC();
  const { timeZone } = usePractice();
  const { data: mirror } = useQuery(trpc.mirror.state.queryOptions());
  const refresh = useRefreshMirror();
  const lists = [
    ...(facts.xpmConnected ? mirroredBy.xpm : []),
    ...(facts.ledgerConnected ? mirroredBy.ledger : []),
  ];
  const kinds: readonly MirrorKind[] = lists.map(({ kind }) => kind);
  const unread = mirror ? kinds.filter((kind) => mirror[kind].asOf === null) : [];
  useReadOnce(unread, (wanted) => refresh.mutate({ kinds: [...wanted] }));
  if (lists.length === 0 || !mirror) {
    return (
      <Panel title="So far">
        <p className={css['dimmed']}>Nothing is read before XPM is connected.</p>
      </Panel>
    );
  }
  const isReading = refresh.isPending && unread.length > 0;
  return (
    <Panel title="So far">
      <div className={css['form']}>
        <ul className={css['lines']}>
          {lists.map(({ kind, one, many }) => (
            <li key={kind} className={css['line']}>
              <span>{mirror[kind].asOf === null ? many : counted(mirror[kind].count, one, many)}</span>
              <AsOf at={mirror[kind].asOf} timeZone={timeZone} />
            </li>
          ))}
        </ul>
        <Problems kinds={kinds} mirror={mirror} />
        <p className={css['dimmed']} role="status">
          {isReading
            ? `Reading, ${kinds.length - unread.length} of ${kinds.length} lists`
            : `${count(callsUsed(kinds, mirror))} calls used.`}
        </p>
        <div className={css['row']}>
          <RefreshButton
            label="Read again"
            calls={callsFor(kinds, mirror)}
            busy={refresh.isPending}
            onRefresh={() => refresh.mutate({ force: true, kinds: [...kinds] })}
          />
        </div>
      </div>
    </Panel>
  );
}

function Problems({ kinds, mirror }: { readonly kinds: readonly MirrorKind[]; readonly mirror: Mirror }) {
  const problems = [...new Set(kinds.flatMap((kind) => mirror[kind].problem ?? []))];
  if (problems.length === 0) return null;
  return (
    <div className={css['notice']} role="alert">
      {problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
    </div>
  );
}

function callsUsed(kinds: readonly MirrorKind[], mirror: Mirror): number {
  return kinds.reduce((sum, kind) => sum + mirror[kind].calls, 0);
}

/** Asks once for what was never read, however often the page draws. */
function useReadOnce(unread: readonly MirrorKind[], read: (kinds: readonly MirrorKind[]) => void): void {
  const asked = useRef<ReadonlySet<MirrorKind>>(new Set());
  useEffect(() => {
    const wanted = unread.filter((kind) => !asked.current.has(kind));
    if (wanted.length === 0) return;
    asked.current = new Set([...asked.current, ...wanted]);
    read(wanted);
  });
}

import { Button } from '@mantine/core';
import { IconArrowRight, IconHandStop } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';

import { KeyHint } from '../../components/key-hint.tsx';
import { tip } from '../../components/tip.ts';
import { counted, moneyWithSymbol } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { usePractice } from '../../lib/session.ts';
import { useKey } from '../../lib/use-key.ts';
import { type DryRow, type DrySummary, firstClause, mappingProblemOf, reasonOf } from './dry-row.ts';
import type { usePost } from './use-post.ts';

import css from './dry-run.module.css';

type DryFootProps = {
  readonly summary: DrySummary;
  readonly post: ReturnType<typeof usePost>;
  readonly shown: DryRow | undefined;
};

/** What waits and its fix, and the one button that posts. */
export function DryFoot({ summary, post, shown }: DryFootProps) {
  const { waiting } = summary;
  return (
    <>
      {waiting.length > 0 ? <Waiting waiting={waiting} /> : null}
      <FixMapping rows={shown ? [shown, ...waiting] : waiting} />
      <PostReady summary={summary} post={post} />
    </>
  );
}

/** Says how many and how much, and posts only the ready ones; without a connection it says why it is not there. */
function PostReady({ summary, post }: Pick<DryFootProps, 'summary' | 'post'>) {
  const { country } = usePractice();
  const { readyIds, readyCents, waiting, isDisconnected } = summary;
  const canPost = readyIds.length > 0 && !isDisconnected;
  const send = () => post.mutate({ clientBillIds: [...readyIds] });
  useKey('primary', send, { enabled: canPost && !post.isPending, label: 'Post the ready ones' });
  if (isDisconnected)
    return (
      <span className={css['post']}>
        Xero is disconnected, so nothing is checked and nothing can be posted.
      </span>
    );
  if (!canPost) {
    const reasons = counted(waiting.length, 'reason', 'reasons');
    return waiting.length === 0 ? null : (
      <span className={css['post']}>None can be posted yet. {reasons}.</span>
    );
  }
  return (
    <span className={css['post']}>
      <span className={css['calls']}>{counted(readyIds.length, 'call', 'calls')} to Xero</span>
      <Button
        h={38}
        className={css['post-button'] ?? ''}
        onClick={send}
        loading={post.isPending}
        rightSection={<KeyHint name="primary" />}
      >
        Post {counted(readyIds.length, 'bill', 'bills')} · {moneyWithSymbol(readyCents, country)}
      </Button>
    </span>
  );
}

function Waiting({ waiting }: { readonly waiting: readonly DryRow[] }) {
  const reason = waiting.map(reasonOf)[0] ?? '';
  const short = firstClause(reason);
  return (
    <span className={css['waiting']} {...tip(reason)}>
      <IconHandStop size={14} stroke={2.2} aria-hidden="true" />
      <span>
        {waiting.length === 1 ? `1 waits: ${short}` : `${waiting.length} wait, the first: ${short}`}
      </span>
    </span>
  );
}

function FixMapping({ rows }: { readonly rows: readonly DryRow[] }) {
  const navigate = useNavigate();
  const problem = rows.map(mappingProblemOf).find((each) => each !== null) ?? null;
  const search: Record<string, string> = problem?.subjectId ? { account: problem.subjectId } : {};
  useKey('fixMapping', () => void navigate({ to: paths.ledgerMapping, search }), {
    enabled: problem !== null,
  });
  if (problem === null) return null;
  return (
    <Link
      to={paths.ledgerMapping}
      search={search}
      className={css['fix-mapping']}
      {...tip('Ledger mapping', 'fixMapping')}
    >
      Fix mapping <IconArrowRight size={15} stroke={1.7} aria-hidden="true" />
    </Link>
  );
}

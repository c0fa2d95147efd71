import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { describeError } from '../../lib/describe-error.ts';
import { type Month, daysOfMonth } from '../../lib/months.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { DiffRow, Settlement, Tab } from './types.ts';

export type Settling = {
  readonly row: DiffRow;
  readonly choice: Settlement;
  readonly reason: string;
};

export type Settle = {
  readonly settle: (settling: Settling) => void;
  /** Rows whose decision is on its way. */
  readonly busy: ReadonlySet<string>;
  /** Why a decision was not taken, by row. */
  readonly refusals: ReadonlyMap<string, string>;
};

const done = {
  take_theirs: 'Taken over from XPM',
  send_ours: 'Goes to XPM',
  remove_others: 'The other goes from XPM',
  accept: 'Explained',
  reopen: 'Taken back',
} as const satisfies Record<Settlement, string>;

/** Settles differences; an explanation can be undone, what is sent cannot. */
export function useSettle(tab: Tab, month: Month): Settle {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const time = useMutation(trpc.reconcile.settleTime.mutationOptions());
  const bill = useMutation(trpc.reconcile.acceptBill.mutationOptions());

  const send = async ({ row, choice, reason }: Settling) => {
    const { fingerprint } = row;
    if (tab === 'time') {
      await time.mutateAsync({ workDate: row.day, fingerprint, choice, reason });
    } else if (choice === 'accept' || choice === 'reopen') {
      await bill.mutateAsync({ ...daysOfMonth(month), fingerprint, choice, reason });
    }
  };
  const settle = async (settling: Settling): Promise<void> => {
    const { row, choice } = settling;
    setBusy((old) => new Set([...old, row.id]));
    try {
      await send(settling);
      setRefusals((old) => new Map([...old].filter(([id]) => id !== row.id)));
      const undo = () => void settle({ row, choice: 'reopen', reason: 'Undone' });
      notify({ text: `${done[choice]} · ${row.title}`, ...(choice === 'accept' ? { undo } : {}) });
    } catch (error) {
      setRefusals((old) => new Map([...old, [row.id, describeError(error)]]));
    } finally {
      await queryClient.invalidateQueries(trpc.reconcile.pathFilter());
      setBusy((old) => new Set([...old].filter((id) => id !== row.id)));
    }
  };
  return { settle: (settling) => void settle(settling), busy, refusals };
}

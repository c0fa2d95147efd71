import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { describeError } from '../../lib/describe-error.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { Touched, WorkItem } from './review-facts.ts';

export type JobTask = { readonly xpmJobNumber: string; readonly xpmJobTaskUuid: string };

type Decision = {
  readonly item: WorkItem;
  readonly send: () => Promise<unknown>;
  readonly text: string;
  /** What taking it back has to change elsewhere; nothing for an item left without a job. */
  readonly takeBack: () => Promise<unknown>;
};

/** Decisions of a person about links. The item leaves the list before the server answers; `Z` brings it back. */
export function useDecide(onBack: (workItemId: string) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [touched, setTouched] = useState<Touched>({ decided: new Set(), reopened: new Set() });
  const { mutateAsync: set } = useMutation(trpc.link.set.mutationOptions());
  const { mutateAsync: clear } = useMutation(trpc.link.clear.mutationOptions());

  const refresh = async () =>
    Promise.all([
      queryClient.invalidateQueries(trpc.workItem.pathFilter()),
      queryClient.invalidateQueries(trpc.link.pathFilter()),
      queryClient.invalidateQueries(trpc.process.pathFilter()),
    ]);
  const hide = (id: string) => {
    setTouched(({ decided, reopened }) => ({ decided: plus(decided, id), reopened: minus(reopened, id) }));
  };
  const unhide = (id: string) => setTouched((old) => ({ ...old, decided: minus(old.decided, id) }));
  const reopen = async ({ item, takeBack }: Decision) => {
    try {
      await takeBack();
      setTouched(({ decided, reopened }) => ({
        decided: minus(decided, item.id),
        reopened: plus(reopened, item.id),
      }));
      onBack(item.id);
      await refresh();
    } catch (error) {
      notify({ text: describeError(error) });
    }
  };
  const decide = async (decision: Decision) => {
    const { item, send, text } = decision;
    hide(item.id);
    try {
      await send();
      notify({ text, undo: () => void reopen(decision) });
      await refresh();
    } catch (error) {
      notify({ text: `${item.title}: ${describeError(error)}` });
    } finally {
      unhide(item.id);
    }
  };

  return {
    touched,
    link: (item: WorkItem, to: JobTask) =>
      void decide({
        item,
        text: `${item.title} · ${item.clientName} is linked to ${to.xpmJobNumber}.`,
        send: async () => set({ workItemId: item.id, ...to }),
        takeBack: async () => clear({ workItemId: item.id }),
      }),
    leaveWithout: (item: WorkItem) =>
      void decide({
        item,
        text: `${item.title} · ${item.clientName} stays without a job; rules leave it alone.`,
        send: async () => clear({ workItemId: item.id }),
        takeBack: () => Promise.resolve(),
      }),
  };
}

function plus(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids, id]);
}

function minus(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((other) => other !== id));
}

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { describeError } from '../../lib/describe-error.ts';
import { counted } from '../../lib/format.ts';
import { useHasRole, usePractice } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';

import css from './links.module.css';

/** While the rule is off, nothing links by itself: says so, and how much waits for it. */
export function AutoLinkBanner({ waiting }: { readonly waiting: number }) {
  const { autoLink } = usePractice();
  const isAdmin = useHasRole('admin');
  const update = useSwitch();
  if (autoLink) return null;
  return (
    <div className={css['banner']} role="status">
      <span>
        Auto-link is off. {counted(waiting, 'work item waits', 'work items wait')} for a person.
        {isAdmin ? '' : ' An admin can turn it on under Settings, Practice.'}
      </span>
      {isAdmin ? (
        <Button
          variant="default"
          loading={update.isPending}
          onClick={() => update.mutate({ autoLink: true })}
        >
          Turn on
        </Button>
      ) : null}
    </div>
  );
}

function useSwitch() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const update = useMutation(
    trpc.practice.update.mutationOptions({
      onSuccess: async () => {
        notify({
          text: 'Auto-link is on. What fits one job only links by itself now.',
          undo: () => update.mutate({ autoLink: false }),
        });
        await queryClient.invalidateQueries(trpc.practice.pathFilter());
        await queryClient.invalidateQueries(trpc.workItem.pathFilter());
      },
      onError: (error) => notify({ text: describeError(error) }),
    }),
  );
  return update;
}

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { formatDay } from '@throughline/core/clock/format-day';

import { Panel } from '../../components/panel.tsx';
import { describeError } from '../../lib/describe-error.ts';
import { dayOfInstant } from '../../lib/instants.ts';
import { rolesInWords } from '../../lib/role-words.ts';
import { usePractice, useToday } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { type Outputs, useTRPC } from '../../lib/trpc.ts';

import css from './settings.module.css';

type Invitation = Outputs['invitation']['list'][number];

/** Invitations nobody has accepted yet, and those of late that ended without. */
export function InvitationList() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.invitation.list.queryOptions());
  const shown = (data ?? []).filter(({ state }) => state === 'open' || state === 'expired').slice(0, 50);
  if (shown.length === 0) return null;
  return (
    <Panel title="Invitations" aside={shown.filter(({ state }) => state === 'open').length} padding="bare">
      <ul className={css['lines']}>
        {shown.map((invitation) => (
          <InvitationLine key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Panel>
  );
}

function InvitationLine({ invitation }: { readonly invitation: Invitation }) {
  const { timeZone } = usePractice();
  const today = useToday();
  const revoke = useRevoke();
  const { id, name, email, roles, invitedByName, expiresAt, state } = invitation;
  const until = formatDay(dayOfInstant(expiresAt, timeZone), today);
  return (
    <li className={css['line']}>
      <div>
        {name} <span className={css['dimmed']}>as {rolesInWords(roles)}</span>
        <small>
          {email} · by {invitedByName}
        </small>
      </div>
      <span className={css['dimmed']}>{state === 'open' ? `open until ${until}` : `ended ${until}`}</span>
      {state === 'open' ? (
        <Button
          variant="default"
          size="compact-sm"
          loading={revoke.isPending}
          aria-label={`Take back the invitation of ${name}`}
          onClick={() => revoke.mutate({ invitationId: id })}
        >
          Take back
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}

function useRevoke() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.invitation.revoke.mutationOptions({
      onError: (error) => notify({ text: describeError(error) }),
      onSettled: () => queryClient.invalidateQueries(trpc.invitation.pathFilter()),
    }),
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { describeError, errorDetails } from '../../lib/describe-error.ts';
import type { Role } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';

export type Invitee = { readonly name: string; readonly email: string };

/** State of the form that invites; `invited` holds the link, which is shown only once. */
export function useInvite(invitee: Invitee) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState(invitee.name);
  const [email, setEmail] = useState(invitee.email);
  const [roles, setRoles] = useState<readonly Role[]>(['staff']);
  const [asked, setAsked] = useState(false);
  const create = useMutation(
    trpc.invitation.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.invitation.pathFilter()),
    }),
  );
  const hasName = name.trim() !== '';
  const hasEmail = /^\S+@\S+\.\S+$/.test(email.trim());
  const send = () => {
    setAsked(true);
    if (hasName && hasEmail) create.mutate({ name: name.trim(), email: email.trim(), roles: [...roles] });
  };
  return {
    name,
    setName,
    email,
    setEmail,
    roles,
    setRoles,
    send,
    busy: create.isPending,
    invited: create.data,
    missing: {
      name: asked && !hasName ? 'Who is it?' : null,
      email: asked && !hasEmail ? 'An address looks like mei@harbour.nz.' : null,
    },
    refusal: create.error ? refusalOf(create.error) : null,
  };
}

function refusalOf(error: unknown): string {
  return 'fields' in errorDetails(error) ? 'Look at the name and the address again.' : describeError(error);
}

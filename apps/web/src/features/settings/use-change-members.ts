import { useMutation, useQueryClient } from '@tanstack/react-query';

import { describeError } from '../../lib/describe-error.ts';
import type { Role } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { Member } from './member-facts.ts';

/** What an admin does to members: roles, the XPM person, the end of a membership. Refusals are said as toasts. */
export function useChangeMembers() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = {
    onError: (error: unknown) => notify({ text: describeError(error) }),
    onSettled: async () => queryClient.invalidateQueries(trpc.staff.pathFilter()),
  };
  const setRoles = useMutation(trpc.staff.setRoles.mutationOptions(options));
  const link = useMutation(trpc.staff.link.mutationOptions(options));
  const remove = useMutation(trpc.staff.remove.mutationOptions(options));
  const waiting = setRoles.isPending ? setRoles.variables : null;

  return {
    /** The roles as they will be: a pressed chip shows at once. */
    rolesOf: ({ staffId, roles }: Member): readonly Role[] =>
      waiting?.staffId === staffId ? waiting.roles : roles,
    setRoles: ({ staffId, name, roles }: Member, next: readonly Role[]) => {
      const undo = () => setRoles.mutate({ staffId, roles: [...roles] });
      setRoles.mutate(
        { staffId, roles: [...next] },
        { onSuccess: () => notify({ text: `${name} has other roles now.`, undo }) },
      );
    },
    link: ({ staffId, name, xpmStaffUuid: former }: Member, xpmStaffUuid: string | null) => {
      const undo = () => link.mutate({ staffId, xpmStaffUuid: former });
      const text = xpmStaffUuid === null ? `${name} has no XPM person now.` : `${name} is linked in XPM.`;
      link.mutate({ staffId, xpmStaffUuid }, { onSuccess: () => notify({ text, undo }) });
    },
    remove: remove.mutate,
    isRemoving: remove.isPending,
  };
}

export type ChangeMembers = ReturnType<typeof useChangeMembers>;

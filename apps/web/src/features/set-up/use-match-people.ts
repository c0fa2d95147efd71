import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { describeError } from '../../lib/describe-error.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { Person } from './people-facts.ts';

type Match = { readonly staffId: string; readonly xpmStaffUuid: string };

/** Says who members are in XPM: at once on the screen, taken back by `Z`. */
export function useMatchPeople() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const { mutateAsync } = useMutation(trpc.staff.link.mutationOptions());
  const refresh = async () => queryClient.invalidateQueries(trpc.staff.pathFilter());

  const send = async ({ staffId, xpmStaffUuid }: Match): Promise<boolean> => {
    try {
      await mutateAsync({ staffId, xpmStaffUuid });
      return true;
    } catch (error) {
      notify({ text: describeError(error) });
      return false;
    }
  };
  const takeBack = async (matches: readonly Match[]) => {
    for (const { staffId } of matches) await mutateAsync({ staffId, xpmStaffUuid: null }).catch(() => null);
    await refresh();
  };
  const match = async (matches: readonly Match[], text: string) => {
    setChosen(
      (old) => new Map([...old, ...matches.map((each) => [each.staffId, each.xpmStaffUuid] as const)]),
    );
    const matched: Match[] = [];
    for (const each of matches) if (await send(each)) matched.push(each);
    if (matched.length > 0) notify({ text, undo: () => void takeBack(matched) });
    await refresh();
    setChosen((old) => new Map([...old].filter(([id]) => !matches.some(({ staffId }) => staffId === id))));
  };

  return {
    chosen,
    choose: ({ staffId, name }: Person, xpmStaffUuid: string) => {
      if (staffId !== null) void match([{ staffId, xpmStaffUuid }], `${name} is matched.`);
    },
    acceptAll: (people: readonly Person[]) =>
      void match(
        people.flatMap(({ staffId, suggestion }) =>
          staffId !== null && suggestion ? [{ staffId, xpmStaffUuid: suggestion.xpmStaffUuid }] : [],
        ),
        `${people.length} matched.`,
      ),
  };
}

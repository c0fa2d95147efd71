import { useTRPC, useTRPCClient } from './trpc.ts';
import { useEveryPage } from './use-every-page.ts';

/** Everybody who works here: members, and people of XPM nobody is linked to; `first` names who was not imported. */
export function usePeople() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useEveryPage({
    queryKey: trpc.staff.list.pathKey(),
    read: async (page, signal) => client.staff.list.query({ ...page, limit: 500 }, { signal }),
  });
}

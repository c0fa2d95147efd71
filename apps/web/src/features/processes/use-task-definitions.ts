import { useMemo } from 'react';

import type { PickerOption } from '../../components/picker-list.tsx';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { useEveryPage } from '../../lib/use-every-page.ts';

/** XPM's tasks as last read, all of them, and as entries of a picker. */
export function useTaskDefinitions() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const query = useEveryPage({
    queryKey: trpc.taskDefinition.list.pathKey(),
    read: async (page, signal) => client.taskDefinition.list.query({ ...page, limit: 500 }, { signal }),
  });
  const { data } = query;
  const options = useMemo(
    () =>
      (data ?? []).map(({ xpmTaskDefUuid, name, description }): PickerOption => ({
        id: xpmTaskDefUuid,
        label: name,
        ...(description ? { detail: description.slice(0, 60) } : {}),
      })),
    [data],
  );
  return { query, all: data ?? [], options, asOf: query.first?.asOf ?? null };
}

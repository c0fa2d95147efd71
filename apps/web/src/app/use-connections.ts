import { useQuery } from '@tanstack/react-query';

import { type Outputs, useTRPC } from '../lib/trpc.ts';

type Connection = Outputs['connection']['list'][number];

export type Connections = {
  /** Undefined until first read. */
  readonly connections: readonly Connection[] | undefined;
  /** Those that need a person to come back. */
  readonly lost: readonly Connection[];
  /** When the jobs were last read from XPM. */
  readonly jobsAsOf: string | null;
};

/** Both connections with their age. */
export function useConnections(): Connections {
  const trpc = useTRPC();
  const connections = useQuery(trpc.connection.list.queryOptions()).data;
  const mirror = useQuery(trpc.mirror.state.queryOptions()).data;
  return {
    connections,
    lost: (connections ?? []).filter(({ status }) => status !== 'connected'),
    jobsAsOf: mirror?.jobs.asOf ?? null,
  };
}

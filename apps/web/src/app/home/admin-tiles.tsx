import { useQuery } from '@tanstack/react-query';

import { counted } from '../../lib/format.ts';
import { clockTime } from '../../lib/instants.ts';
import { paths } from '../../lib/paths.ts';
import { usePractice } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useConnections } from '../use-connections.ts';
import { fine, lookAtIt, needsYou, unknown } from './tile-looks.ts';
import { Tile } from './tile.tsx';

/** The connections, and whether every process leads to a task. */
export function AdminTiles() {
  return (
    <>
      <ConnectionsTile />
      <MappingTile />
    </>
  );
}

function ConnectionsTile() {
  const { timeZone } = usePractice();
  const { connections, lost, jobsAsOf } = useConnections();
  const connected = (connections?.length ?? 0) - lost.length;
  const words = ['None connected', 'One connected', 'Both connected'][connected] ?? 'All connected';
  return (
    <Tile
      to={paths.settingsConnections}
      label="Connections"
      look={connections === undefined ? unknown : lost.length > 0 || connected < 2 ? needsYou : fine}
      value={connections === undefined ? '—' : words}
      line={jobsAsOf === null ? 'jobs not read yet' : `jobs as of ${clockTime(jobsAsOf, timeZone)}`}
    />
  );
}

function MappingTile() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.process.list.queryOptions());
  const without = data?.filter((process) => process.taskDefinition === null).length ?? 0;
  return (
    <Tile
      to={paths.processes}
      label="Processes"
      look={data === undefined ? unknown : without > 0 ? lookAtIt : fine}
      value={data === undefined ? '—' : without === 0 ? 'All have a task' : `${without} without a task`}
      line={data === undefined ? 'not read yet' : counted(data.length, 'process', 'processes')}
    />
  );
}

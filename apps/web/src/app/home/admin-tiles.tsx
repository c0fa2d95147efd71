import { counted } from '../../lib/format.ts';
import { clockTime } from '../../lib/instants.ts';
import { paths } from '../../lib/paths.ts';
import { usePractice } from '../../lib/session.ts';
import { useConnections } from '../use-connections.ts';
import { useMapping } from '../use-mapping.ts';
import { fine, lookAtIt, needsYou, unknown, waits } from './tile-looks.ts';
import { Tile } from './tile.tsx';

/** The connections, and whether work leads to its jobs. */
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
  const mapping = useMapping();
  if (!mapping)
    return <Tile to={paths.processes} label="Mapping" look={unknown} value="—" line="not read yet" />;
  const { processes, withoutTask, toReview } = mapping;
  if (processes === 0)
    return (
      <Tile to={paths.processes} label="Mapping" look={waits} value="No processes yet" line="none to map" />
    );
  const unmapped = `${counted(withoutTask, 'process', 'processes')} without a task`;
  return (
    <Tile
      to={toReview > 0 ? paths.linkReview : paths.processes}
      label="Mapping"
      look={toReview > 0 || withoutTask > 0 ? lookAtIt : fine}
      value={toReview > 0 ? `${toReview} to review` : withoutTask > 0 ? unmapped : 'All have a task'}
      line={toReview > 0 && withoutTask > 0 ? unmapped : counted(processes, 'process', 'processes')}
    />
  );
}

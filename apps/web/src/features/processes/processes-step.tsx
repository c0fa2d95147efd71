import { Panel } from '../../components/panel.tsx';
import { counted } from '../../lib/format.ts';
import { AcceptCertain } from './accept-certain.tsx';
import { ProcessList } from './process-list.tsx';
import { useProcessBoard } from './use-process-board.ts';

/** The mapping of processes as a step of the first run. */
export function ProcessesStep() {
  const board = useProcessBoard();
  const { withoutTask, processes } = board;
  return (
    <Panel
      title="Map your processes"
      aside={
        processes.length === 0 ? null : (
          <>
            {withoutTask === 0
              ? 'all have a task'
              : counted(withoutTask, 'has no task yet', 'have no task yet')}{' '}
            <AcceptCertain board={board} />
          </>
        )
      }
      padding="bare"
    >
      <ProcessList board={board} />
    </Panel>
  );
}

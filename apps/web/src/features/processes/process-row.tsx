import { ActionMenu } from '../../components/action-menu.tsx';
import { Cell } from '../../components/row-list.tsx';
import { tip } from '../../components/tip.ts';
import { counted } from '../../lib/format.ts';
import type { Process } from './process-facts.ts';
import { TaskChoice } from './task-choice.tsx';
import { TaskState } from './task-state.tsx';
import type { ProcessBoard } from './use-process-board.ts';

import css from './processes.module.css';

export type ProcessRowProps = {
  readonly board: ProcessBoard;
  readonly process: Process;
  readonly onRename: (process: Process) => void;
};

export const processColumns = 'minmax(130px, 1fr) 14px minmax(190px, 1.1fr) 104px minmax(150px, 0.9fr) 28px';

/** One process of the list: its name, the task it leads to, what hangs on it. */
export function ProcessRow(props: ProcessRowProps) {
  const { board, process } = props;
  return (
    <>
      <ProcessName board={board} process={process} />
      <Cell>
        <span className={css['arrow']} aria-hidden="true">
          →
        </span>
      </Cell>
      <div role="gridcell" className={css['control']}>
        <TaskChoice board={board} process={process} />
      </div>
      <Cell>
        <WorkItems process={process} />
      </Cell>
      <div role="gridcell" className={css['control']}>
        <TaskState board={board} process={process} />
      </div>
      <div role="gridcell" className={css['control']}>
        <ProcessMenu {...props} />
      </div>
    </>
  );
}

/** The same as a card, for phones. */
export function ProcessCard(props: ProcessRowProps) {
  const { board, process } = props;
  return (
    <li className={css['card']}>
      <div className={css['card-head']}>
        <strong>{process.name}</strong>
        <ProcessMenu {...props} />
      </div>
      <TaskChoice board={board} process={process} />
      <div className={css['card-head']}>
        <TaskState board={board} process={process} />
        <WorkItems process={process} />
      </div>
    </li>
  );
}

function ProcessName({ board, process }: Omit<ProcessRowProps, 'onRename'>) {
  return (
    <div role="gridcell" className={css['control']}>
      {board.isPending(process.id) ? (
        <span className={css['dot']} role="img" aria-label="Not saved yet" {...tip('Not saved yet')} />
      ) : null}
      <span className={css['name']}>{process.name}</span>
    </div>
  );
}

function WorkItems({ process }: { readonly process: Process }) {
  const { workItemCount, linkedCount } = process;
  return (
    <span className={css['dimmed']} {...tip(`${linkedCount} of them linked`)}>
      {counted(workItemCount, 'work item', 'work items')}
    </span>
  );
}

function ProcessMenu({ board, process, onRename }: ProcessRowProps) {
  const hasTask = board.taskOf(process) !== null;
  return (
    <ActionMenu
      label={`More for ${process.name}`}
      actions={[
        { label: 'Rename…', keyName: 'edit', onSelect: () => onRename(process) },
        {
          label: 'Take the task away',
          onSelect: () => board.choose(process, null),
          disabledReason: hasTask ? undefined : 'It has none',
        },
      ]}
    />
  );
}

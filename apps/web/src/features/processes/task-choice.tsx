import { AsOf } from '../../components/as-of.tsx';
import { Picker } from '../../components/picker.tsx';
import { usePractice } from '../../lib/session.ts';
import type { Process } from './process-facts.ts';
import type { ProcessBoard } from './use-process-board.ts';

import css from './processes.module.css';

type TaskChoiceProps = { readonly board: ProcessBoard; readonly process: Process };

/** "Select XPM task": every task of XPM by name, with the age of the list. */
export function TaskChoice({ board, process }: TaskChoiceProps) {
  const { timeZone } = usePractice();
  const { tasks, choose, taskOf, isPending } = board;
  const task = taskOf(process);
  const isGone = !isPending(process.id) && process.taskDefinition?.gone === true;
  const onChoose = (id: string) => {
    const chosen = tasks.all.find(({ xpmTaskDefUuid }) => xpmTaskDefUuid === id);
    if (chosen) choose(process, chosen);
  };
  return (
    <Picker
      label={`XPM task of ${process.name}`}
      options={tasks.options}
      value={task?.xpmTaskDefUuid ?? null}
      placeholder="Select XPM task"
      onChoose={onChoose}
      {...(task ? { shown: <span className={isGone ? css['gone'] : undefined}>{task.name}</span> } : {})}
      foot={<AsOf at={tasks.asOf} timeZone={timeZone} />}
    />
  );
}

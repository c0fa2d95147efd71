import { Button, Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { AsOf } from '../../components/as-of.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyLine } from '../../components/empty-line.tsx';
import { describeError } from '../../lib/describe-error.ts';
import { usePractice } from '../../lib/session.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { type TaskDefinition, untakenTasks } from './process-facts.ts';
import type { ProcessBoard } from './use-process-board.ts';

import css from './processes.module.css';

type TakeNamesDialogProps = { readonly board: ProcessBoard; readonly onClose: () => void };

export default function TakeNamesDialog({ board, onClose }: TakeNamesDialogProps) {
  const { timeZone } = usePractice();
  const [known] = useState(board.processes);
  const free = untakenTasks(board.tasks.all, known);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { take, done, refusal } = useTake(onClose);
  const chosen = free.filter(({ xpmTaskDefUuid }) => !left.has(xpmTaskDefUuid));
  const toggle = (uuid: string) => {
    setLeft((old) =>
      old.has(uuid) ? new Set([...old].filter((id) => id !== uuid)) : new Set([...old, uuid]),
    );
  };
  return (
    <Dialog open onClose={onClose} title="Take names from XPM’s tasks" width={460}>
      <div className={css['form']}>
        <p className={css['prose']}>Each becomes a process that leads to its own task.</p>
        {free.length === 0 ? <EmptyLine sentence="Every XPM task has a process already." /> : null}
        <fieldset className={css['names']} disabled={done !== null}>
          <legend className="tl-hidden-text">XPM tasks</legend>
          {free.map(({ xpmTaskDefUuid, name }) => (
            <Checkbox
              key={xpmTaskDefUuid}
              label={name}
              checked={!left.has(xpmTaskDefUuid)}
              onChange={() => toggle(xpmTaskDefUuid)}
            />
          ))}
        </fieldset>
        {refusal === null ? null : (
          <p className={css['refusal']} role="alert">
            {refusal}
          </p>
        )}
        <div className={css['foot']}>
          {done === null ? (
            <AsOf at={board.tasks.asOf} timeZone={timeZone} />
          ) : (
            <span role="status">
              {done} of {chosen.length} taken
            </span>
          )}
          <Button loading={done !== null} disabled={chosen.length === 0} onClick={() => take(chosen)}>
            Take {chosen.length}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Makes and maps one process after another; what was made before a refusal stays. `done` is null while nothing runs. */
function useTake(onDone: () => void) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [done, setDone] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const run = async (tasks: readonly TaskDefinition[]) => {
    setRefusal(null);
    setDone(0);
    try {
      for (const { name, xpmTaskDefUuid } of tasks) {
        const { id } = await client.process.create.mutate({ name });
        await client.process.map.mutate({ processId: id, xpmTaskDefUuid });
        setDone((before) => (before ?? 0) + 1);
      }
      onDone();
    } catch (error) {
      setRefusal(describeError(error));
    } finally {
      setDone(null);
      await queryClient.invalidateQueries(trpc.process.pathFilter());
    }
  };
  return { take: (tasks: readonly TaskDefinition[]) => void run(tasks), done, refusal };
}

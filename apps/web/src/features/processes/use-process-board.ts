import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

import { useTRPC } from '../../lib/trpc.ts';
import { type Process, type Task, certainOnes, needsTask } from './process-facts.ts';
import { type TaskChange, useMapProcess } from './use-map-process.ts';
import { useTaskDefinitions } from './use-task-definitions.ts';

const none: readonly Process[] = [];

/** Everything the mapping of processes needs, for the page and for the first run. */
export function useProcessBoard() {
  const trpc = useTRPC();
  const query = useQuery(trpc.process.list.queryOptions());
  const tasks = useTaskDefinitions();
  const map = useMapProcess();
  const [isTakingNames, setTakingNames] = useState(false);
  const [wanted, setWanted] = useState<ReadonlyMap<string, Task | null>>(new Map());
  const processes = query.data ?? none;
  const certain = useMemo(() => certainOnes(processes), [processes]);
  const pending = processes.flatMap((process): TaskChange[] => {
    const task = wanted.get(process.id);
    return task === undefined ? [] : [{ process, task }];
  });

  const forget = (processId?: string) => {
    setWanted((old) => new Map(processId === undefined ? [] : [...old].filter(([id]) => id !== processId)));
  };
  const choose = (process: Process, task: Task | null) => {
    forget(process.id);
    if (task?.xpmTaskDefUuid === process.taskDefinition?.xpmTaskDefUuid) return;
    // Linked items stay behind when the task changes, so a person sees that before it is saved.
    if (process.linkedCount > 0) setWanted((old) => new Map(old).set(process.id, task));
    else map([{ process, task }]);
  };
  return {
    query,
    processes,
    tasks,
    certain,
    withoutTask: processes.filter(needsTask).length,
    pending,
    /** What the row shows: the waiting choice, else what is saved. */
    taskOf: (process: Process): Task | null => {
      const waiting = wanted.get(process.id);
      return waiting === undefined ? process.taskDefinition : waiting;
    },
    /** Whether the dialog is open that takes names from XPM's tasks. */
    isTakingNames,
    setTakingNames,
    isPending: (processId: string) => wanted.has(processId),
    choose,
    acceptSuggestion: (process: Process) => process.suggestion && choose(process, process.suggestion),
    acceptCertain: () => map(certain.map((process) => ({ process, task: process.suggestion }))),
    savePending: () => {
      map(pending);
      forget();
    },
    dropPending: () => forget(),
  };
}

export type ProcessBoard = ReturnType<typeof useProcessBoard>;

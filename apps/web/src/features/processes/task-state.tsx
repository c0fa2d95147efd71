import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

import { StateChip } from '../../components/state-chip.tsx';
import { tip } from '../../components/tip.ts';
import { when } from '../../lib/instants.ts';
import { useNow, usePractice } from '../../lib/session.ts';
import { type Process, needsTask } from './process-facts.ts';
import type { ProcessBoard } from './use-process-board.ts';

import css from './processes.module.css';

const vanished = {
  word: 'No longer in XPM',
  icon: IconAlertTriangle,
  colour: 'amber',
  quiet: false,
} as const;

type TaskStateProps = { readonly board: ProcessBoard; readonly process: Process };

/** Beside the task: a suggestion to accept, that the task vanished, or who chose it when. */
export function TaskState({ board, process }: TaskStateProps) {
  if (board.isPending(process.id)) return <span className={css['dimmed']}>not saved yet</span>;
  if (process.suggestion !== null && needsTask(process)) {
    return <Suggestion board={board} process={process} suggestion={process.suggestion} />;
  }
  if (process.taskDefinition === null) return <span className={css['dimmed']}>no task yet</span>;
  return process.taskDefinition.gone ? (
    <Vanished process={process} form="chip" />
  ) : (
    <Chosen process={process} />
  );
}

function Suggestion(props: TaskStateProps & { readonly suggestion: NonNullable<Process['suggestion']> }) {
  const { board, process, suggestion } = props;
  return (
    <span className={css['suggestion']}>
      {process.taskDefinition?.gone ? <Vanished process={process} form="icon" /> : null}
      <span>
        {suggestion.name} <span className="num">{suggestion.score.toFixed(2)}</span>
      </span>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Accept ${suggestion.name} for ${process.name}`}
        onClick={() => board.acceptSuggestion(process)}
        {...tip(suggestion.score === 1 ? 'Names are equal' : 'Names are alike', 'acceptSuggestion')}
      >
        Accept
      </Button>
    </span>
  );
}

function Chosen({ process }: { readonly process: Process }) {
  const { timeZone } = usePractice();
  const now = useNow();
  const { mappedAt, mappedBy } = process;
  if (mappedAt === null) return null;
  return (
    <span className={css['dimmed']}>
      {mappedBy === null ? '' : `${mappedBy}, `}
      {when(mappedAt, timeZone, new Date(now))}
    </span>
  );
}

function Vanished({ process, form }: { readonly process: Process; readonly form: 'chip' | 'icon' }) {
  const { name, taskDefinition, linkedCount } = process;
  const sentence = `${taskDefinition?.name ?? name} is no longer in XPM. ${linkedCount} work items keep their link; new ones need another task.`;
  return <StateChip look={vanished} sentence={sentence} form={form} />;
}

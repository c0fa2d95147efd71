import { Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';

import { clockTime } from '../../lib/instants.ts';
import { usePractice } from '../../lib/session.ts';
import type { RunningTimer } from '../../lib/timer-guess.ts';
import { useStartTimer } from '../../lib/use-timer.ts';
import { useChangeRunning } from './use-change-running.ts';
import { WorkSearch } from './work-search.tsx';

import css from './timer.module.css';

type RunningEditorProps = { readonly running: RunningTimer; readonly onDone: () => void };

/** Note of the running timer, the work it is for, or other work to switch to. The clock goes on meanwhile. */
export default function RunningEditor({ running, onDone }: RunningEditorProps) {
  const { timeZone } = usePractice();
  const start = useStartTimer();
  const { change, discard } = useChangeRunning(running);
  const hasWork = running.workItemId !== null;
  const choose = (workItemId: string) => {
    onDone();
    if (workItemId === running.workItemId) return;
    if (hasWork) start.mutate({ workItemId });
    else change({ workItemId });
  };
  const startWithout = (note: string) => {
    onDone();
    start.mutate({ note });
  };
  return (
    <div className={css['editor']}>
      <Note key={running.id} note={running.note} onSave={(note) => change({ note })} onDone={onDone} />
      <h2 className={css['heading']}>{hasWork ? 'Switch to' : 'What was it for?'}</h2>
      <WorkSearch
        label={hasWork ? 'Switch to' : 'Choose the work of this timer'}
        onChoose={choose}
        {...(hasWork
          ? { onTyped: { label: (typed: string) => `Start ‘${typed}’ without work`, choose: startWithout } }
          : {})}
      />
      <div className={css['foot']}>
        <span>
          {running.startedAt === null ? null : (
            <>
              Started <span className="num">{clockTime(running.startedAt, timeZone)}</span>
            </>
          )}
        </span>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconTrash size={14} stroke={1.7} aria-hidden="true" />}
          onClick={() => {
            onDone();
            discard();
          }}
        >
          Throw away
        </Button>
      </div>
    </div>
  );
}

type NoteProps = {
  readonly note: string;
  readonly onSave: (note: string) => void;
  readonly onDone: () => void;
};

function Note({ note, onSave, onDone }: NoteProps) {
  const [text, setText] = useState(note);
  const save = () => {
    if (text.trim() !== note) onSave(text.trim());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
    onDone();
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label="Note"
        description="Goes to XPM with the time"
        maxLength={4_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={save}
      />
    </form>
  );
}

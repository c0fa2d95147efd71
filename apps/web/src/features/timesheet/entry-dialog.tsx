import { Button, Group, Input } from '@mantine/core';

import { Dialog } from '../../components/dialog.tsx';
import { DurationInput } from '../../components/duration-input.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { timeEntryLook } from '../../components/state-looks.ts';
import { usePractice } from '../../lib/session.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { type TimeEntry, useChangeEntry, useRemoveEntries } from '../../lib/use-change-entry.ts';
import { timesOf } from './entry-times.ts';
import { NoteField } from './note-field.tsx';
import { WorkSearch } from './work-search.tsx';

type EntryDialogProps = { readonly entry: TimeEntry; readonly onClose: () => void };

/** An entry's duration, note and work on a phone; each is saved when it is left. */
export default function EntryDialog({ entry, onClose }: EntryDialogProps) {
  const { timeZone, timeIncrementMinutes } = usePractice();
  const change = useChangeEntry();
  const remove = useRemoveEntries();
  const hasWork = entry.workItemId !== null;
  return (
    <Dialog open onClose={onClose} title={entry.workTitle ?? 'Time without work'}>
      <p className="tl-dimmed">{[entry.clientName, timesOf(entry, timeZone)].filter(Boolean).join(' · ')}</p>
      <StateChip look={timeEntryLook(entry.delivery)} />
      <p>{entry.delivery.sentence}</p>
      {entry.minutes === null ? null : (
        <Input.Wrapper label="Duration" mb="lg">
          <DurationInput
            label="Duration"
            minutes={entry.minutes}
            incrementMinutes={timeIncrementMinutes}
            onSave={(minutes) => {
              if (minutes === 0) remove([entry]);
              else if (minutes !== entry.minutes) change(entry.id, { minutes });
            }}
          />
        </Input.Wrapper>
      )}
      <Input.Wrapper label="Note" mb="md">
        <NoteField entry={entry} onSave={(note) => change(entry.id, { note })} onDone={onClose} />
      </Input.Wrapper>
      {hasWork ? null : (
        <WorkSearch
          label="What was it for?"
          onChoose={({ workItemId }) => {
            onClose();
            change(entry.id, { workItemId });
          }}
        />
      )}
      <Foot entry={entry} onClose={onClose} />
    </Dialog>
  );
}

function Foot({ entry, onClose }: EntryDialogProps) {
  const [, setTraceId] = useUrlText('trace', { push: true });
  const remove = useRemoveEntries();
  const closeAnd = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Group gap="xs" mt="lg">
      <Button variant="default" onClick={closeAnd(() => setTraceId(entry.id))}>
        Why
      </Button>
      <Button variant="default" onClick={closeAnd(() => remove([entry]))}>
        Remove
      </Button>
      <Button ml="auto" onClick={onClose}>
        Done
      </Button>
    </Group>
  );
}

import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import { Dialog } from '../../components/dialog.tsx';
import type { DiffRow, Settlement } from './types.ts';
import type { Settling } from './use-settle.ts';
import { choiceSentence, choiceWords } from './words.ts';

type SettleDialogProps = {
  readonly row: DiffRow;
  readonly choice: Settlement;
  readonly onClose: () => void;
  readonly onSettle: (settling: Settling) => void;
};

const reasonMax = 500;

/** Says what a decision does, and asks why; the reason stands in the audit. */
export function SettleDialog({ row, choice, onClose, onSettle }: SettleDialogProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const verb = choiceWords[choice].replace('…', '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    onSettle({ row, choice, reason: reason.trim() });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={`${verb}: ${row.title}`} width={440}>
      <form onSubmit={save}>
        <p style={{ margin: '0 0 12px' }}>{choiceSentence(row, choice)}</p>
        <TextInput
          label="Why"
          placeholder="Agreed with Tom, entered twice"
          value={reason}
          maxLength={reasonMax}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={missing && reason.trim() === '' ? 'Say why, in a few words.' : null}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit">{verb}</Button>
        </Group>
      </form>
    </Dialog>
  );
}

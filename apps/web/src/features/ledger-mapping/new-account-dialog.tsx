import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { Dialog } from '../../components/dialog.tsx';
import { ErrorLine } from '../../components/error-line.tsx';
import { Picker } from '../../components/picker.tsx';
import { useTRPC } from '../../lib/trpc.ts';
import { type Purpose, purposeWords } from './mapping-types.ts';

type NewAccountDialogProps = { readonly open: boolean; readonly onClose: () => void };

const purposes = [
  'income',
  'disbursement',
  'trust_liability',
  'trust_transfers',
  'rounding',
] as const satisfies readonly Purpose[];

/** Adds an account lines can name. */
export function NewAccountDialog({ open, onClose }: NewAccountDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="New account" width={420}>
      <NewAccountForm onClose={onClose} />
    </Dialog>
  );
}

function NewAccountForm({ onClose }: { readonly onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState<Purpose>('income');
  const create = useMutation(
    trpc.ledgerAccount.create.mutationOptions({
      onSuccess: onClose,
      onSettled: () => queryClient.invalidateQueries(trpc.ledgerAccount.pathFilter()),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') create.mutate({ name: name.trim(), purpose });
  };
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: 14 }}>
      {create.error ? <ErrorLine error={create.error} /> : null}
      <TextInput
        label="Name"
        description="As it stands on lines of client bills"
        maxLength={150}
        autoComplete="off"
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Picker
        label="Stands for"
        placeholder="Stands for"
        value={purpose}
        options={purposes.map((id) => ({ id, label: purposeWords[id] }))}
        onChoose={(id) => setPurpose(purposes.find((each) => each === id) ?? 'income')}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Leave it
        </Button>
        <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
          Add account
        </Button>
      </Group>
    </form>
  );
}

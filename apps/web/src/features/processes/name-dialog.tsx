import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { Dialog } from '../../components/dialog.tsx';
import { describeError } from '../../lib/describe-error.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { Process } from './process-facts.ts';

import css from './processes.module.css';

type NameDialogProps = {
  /** The one to rename; null for a new one. */
  readonly process: Process | null;
  readonly onClose: () => void;
};

/** Names a process, new or not; a taken name is refused at the field and stays typed. */
export function NameDialog({ process, onClose }: NameDialogProps) {
  const [name, setName] = useState(process?.name ?? '');
  const { save, busy, refusal } = useSaveName(process, onClose);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save(name.trim());
  };
  return (
    <Dialog open onClose={onClose} title={process ? `Rename ${process.name}` : 'New process'} width={420}>
      <form onSubmit={onSubmit} className={css['form']}>
        <TextInput
          label="Name"
          description="A kind of work that comes again, such as BAS preparation."
          data-autofocus
          maxLength={200}
          value={name}
          error={refusal}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={busy}>
            {process ? 'Rename' : 'Add'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function useSaveName(process: Process | null, onDone: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [missing, setMissing] = useState(false);
  const options = {
    onSuccess: async () => {
      await queryClient.invalidateQueries(trpc.process.pathFilter());
      onDone();
    },
  };
  const create = useMutation(trpc.process.create.mutationOptions(options));
  const rename = useMutation(trpc.process.rename.mutationOptions(options));
  const error = create.error ?? rename.error;
  const save = (name: string) => {
    setMissing(name === '');
    if (name === '') return;
    if (process === null) create.mutate({ name });
    else rename.mutate({ processId: process.id, name });
  };
  return {
    save,
    busy: create.isPending || rename.isPending,
    refusal: missing ? 'A process needs a name.' : error ? describeError(error) : null,
  };
}

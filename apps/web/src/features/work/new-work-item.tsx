import { Input, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { DayInput } from '../../components/day-input.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorLine } from '../../components/error-line.tsx';
import { useMembership, useToday } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { FormFoot } from './form-foot.tsx';
import { ClientPicker, PersonPicker, ProcessPicker } from './new-work-pickers.tsx';
import { parseEstimate } from './parse-estimate.ts';

import css from './form.module.css';

type Draft = {
  readonly clientId: string | null;
  readonly processId: string | null;
  readonly title: string;
  readonly dueDate: string | null;
  readonly estimate: string;
  readonly assignedTo: string | null;
};

/** A new piece of work for one client; it looks for its job by itself. */
export function NewWorkItem({ onClose }: { readonly onClose: () => void }) {
  const { staffId } = useMembership();
  const create = useCreate(onClose);
  const [draft, setDraft] = useState<Draft>({
    clientId: null,
    processId: null,
    title: '',
    dueDate: null,
    estimate: '',
    assignedTo: staffId,
  });
  const take = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }));
  const estimate = parseEstimate(draft.estimate);
  const { clientId, processId, dueDate } = draft;
  const missing = missingOf(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!clientId || !processId || !dueDate || !estimate.ok) return;
    const title = draft.title.trim();
    create.mutate({
      clientId,
      processId,
      dueDate,
      ...(title === '' ? {} : { title }),
      ...(estimate.minutes === null ? {} : { estimateMinutes: estimate.minutes }),
      ...(draft.assignedTo === null ? {} : { assignedTo: draft.assignedTo }),
    });
  };
  return (
    <Dialog open onClose={onClose} title="New work item" width={520}>
      <form onSubmit={submit} className={css['form']}>
        {create.error ? <ErrorLine error={create.error} /> : null}
        <Fields draft={draft} take={take} />
        <FormFoot
          verb="Add work item"
          onClose={onClose}
          busy={create.isPending}
          {...(missing ? { missing } : {})}
        />
      </form>
    </Dialog>
  );
}

type FieldsProps = { readonly draft: Draft; readonly take: (change: Partial<Draft>) => void };

function Fields({ draft, take }: FieldsProps) {
  const today = useToday();
  const estimate = parseEstimate(draft.estimate);
  return (
    <>
      <Input.Wrapper label="Client">
        <ClientPicker value={draft.clientId} onChoose={(id) => take({ clientId: id })} />
      </Input.Wrapper>
      <Input.Wrapper label="Process">
        <ProcessPicker value={draft.processId} onChoose={(id) => take({ processId: id })} />
      </Input.Wrapper>
      <TextInput
        label="Title"
        description="The name of the process when left empty"
        maxLength={300}
        value={draft.title}
        onChange={(event) => take({ title: event.currentTarget.value })}
      />
      <div className={css['pair']}>
        <DayInput label="Due" value={null} today={today} onChange={(day) => take({ dueDate: day })} />
        <TextInput
          label="Estimate"
          description="In hours, as 6 or 6:30"
          value={draft.estimate}
          error={estimate.ok ? undefined : estimate.sentence}
          onChange={(event) => take({ estimate: event.currentTarget.value })}
        />
      </div>
      <Input.Wrapper label="For">
        <PersonPicker value={draft.assignedTo} onChoose={(id) => take({ assignedTo: id })} />
      </Input.Wrapper>
    </>
  );
}

function missingOf({ clientId, processId, dueDate, estimate }: Draft): string | undefined {
  if (clientId === null) return 'A client is missing';
  if (processId === null) return 'A process is missing';
  if (dueDate === null) return 'A due date is missing';
  return parseEstimate(estimate).ok ? undefined : 'The estimate is not readable';
}

function useCreate(onClose: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.workItem.create.mutationOptions({
      onSuccess: (item) => {
        notify({ text: `${item.title} for ${item.clientName} is in the list` });
        onClose();
      },
      onSettled: () => queryClient.invalidateQueries(trpc.workItem.pathFilter()),
    }),
  );
}

import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { ClientSquare } from '../../components/client-square.tsx';
import { Picker } from '../../components/picker.tsx';
import { useTRPC } from '../../lib/trpc.ts';

type ChoiceProps = { readonly value: string | null; readonly onChoose: (id: string) => void };

const searchAfterMs = 120;

export function ClientPicker({ value, onChoose }: ChoiceProps) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const [chosenName, setChosenName] = useState<string | null>(null);
  const [query] = useDebouncedValue(typed.trim(), searchAfterMs);
  const { data } = useQuery(
    trpc.client.list.queryOptions(
      { limit: 50, ...(query === '' ? {} : { query }) },
      { placeholderData: keepPreviousData },
    ),
  );
  const options = (data?.items ?? []).map(({ id, name, duplicateName, manager, isArchived }) => ({
    id,
    label: name,
    ...(duplicateName ? { detail: manager ? `managed by ${manager.name}` : 'name used twice' } : {}),
    before: <ClientSquare clientId={id} name={name} />,
    disabledReason: isArchived ? 'archived in XPM' : undefined,
  }));
  return (
    <Picker
      label="Client"
      autoFocus
      placeholder="Choose a client"
      options={options}
      value={value}
      {...(chosenName === null ? {} : { shown: chosenName })}
      onSearch={setTyped}
      onChoose={(id) => {
        setChosenName(options.find((option) => option.id === id)?.label ?? null);
        onChoose(id);
      }}
    />
  );
}

export function ProcessPicker({ value, onChoose }: ChoiceProps) {
  const trpc = useTRPC();
  const { data = [] } = useQuery(trpc.process.list.queryOptions());
  const options = data.map(({ id, name, taskDefinition }) => ({
    id,
    label: name,
    detail: taskDefinition ? taskDefinition.name : 'no XPM task yet',
  }));
  return (
    <Picker
      label="Process"
      placeholder="Choose a process"
      options={options}
      value={value}
      onChoose={onChoose}
    />
  );
}

const anybody = 'anybody';

export function PersonPicker({
  value,
  onChoose,
}: {
  readonly value: string | null;
  readonly onChoose: (staffId: string | null) => void;
}) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.staff.list.queryOptions({ limit: 500 }));
  const people = (data?.items ?? []).flatMap(({ staffId, name }) =>
    staffId === null ? [] : [{ id: staffId, label: name }],
  );
  return (
    <Picker
      label="For"
      placeholder="Choose a person"
      options={[{ id: anybody, label: 'Anybody' }, ...people]}
      value={value ?? anybody}
      onChoose={(id) => onChoose(id === anybody ? null : id)}
    />
  );
}

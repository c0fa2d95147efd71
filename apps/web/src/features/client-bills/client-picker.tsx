import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { AsOf } from '../../components/as-of.tsx';
import { ClientSquare } from '../../components/client-square.tsx';
import { Picker } from '../../components/picker.tsx';
import { usePractice } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';

type ClientPickerProps = {
  readonly clientId: string | null;
  readonly clientName: string | null;
  readonly onChoose: (clientId: string, clientName: string) => void;
};

const searchAfterMs = 120;

/** Whom to bill. Names are searched on the server; clients of one name are told apart by their people. */
export function ClientPicker({ clientId, clientName, onChoose }: ClientPickerProps) {
  const trpc = useTRPC();
  const { timeZone } = usePractice();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), searchAfterMs);
  const { data } = useQuery(
    trpc.client.list.queryOptions(
      { limit: 50, ...(query === '' ? {} : { query }) },
      { placeholderData: keepPreviousData },
    ),
  );
  const options = (data?.items ?? []).map((client) => ({
    id: client.id,
    label: client.name,
    before: <ClientSquare clientId={client.id} name={client.name} />,
    ...(client.duplicateName ? { detail: client.partner?.name ?? client.email ?? 'same name twice' } : {}),
    ...(client.isArchived ? { disabledReason: 'archived in XPM' } : {}),
  }));
  return (
    <Picker
      label="Client"
      placeholder="Choose the client"
      value={clientId}
      shown={clientName ?? undefined}
      options={options}
      onSearch={setTyped}
      onChoose={(id) => onChoose(id, options.find((option) => option.id === id)?.label ?? '')}
      foot={<AsOf at={data?.asOf ?? null} timeZone={timeZone} />}
    />
  );
}

import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { activeBindings } from '../../lib/key-dispatch.ts';
import { keys } from '../../lib/keys.ts';
import { paths } from '../../lib/paths.ts';
import { density } from '../../lib/preferences.ts';
import { useHasRole } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useStartTimer } from '../../lib/use-timer.ts';
import type { Command } from './palette-search.ts';

const searchAfterMs = 120;

/** Everything this person can find or do from here; what they may not do is absent. Names are searched as typed. */
export function usePaletteCommands(typed: string): readonly Command[] {
  const [query] = useDebouncedValue(typed.replace(/^\s*[>@#]/, '').trim(), searchAfterMs);
  // As they were when the palette opened: its own keys are no actions of the page.
  const [keyed] = useState(keyedCommands);
  return [
    ...useWorkCommands(query),
    ...useNameCommands(query),
    ...useBillCommands(),
    ...keyed,
    ...useSettingCommands(),
  ];
}

function useWorkCommands(query: string): readonly Command[] {
  const trpc = useTRPC();
  const start = useStartTimer();
  const { data } = useQuery(trpc.workItem.list.queryOptions(asTyped(query), former));
  return (data?.items ?? []).map((item) => ({
    id: `work ${item.id}`,
    group: 'Start timer on' as const,
    label: item.title,
    detail: item.clientName,
    run: () => start.mutate({ workItemId: item.id }),
  }));
}

function useNameCommands(query: string): readonly Command[] {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const clients = useQuery(trpc.client.list.queryOptions(asTyped(query), former)).data?.items ?? [];
  const jobs = useQuery(trpc.job.list.queryOptions(asTyped(query), former)).data?.items ?? [];
  const workOf = (q: string) => () => void navigate({ to: paths.work, search: { q } });
  return [
    ...clients.map(({ id, name }) => ({ id, group: 'Clients' as const, label: name, run: workOf(name) })),
    ...jobs.map(({ id, xpmJobNumber, name }) => ({
      id,
      group: 'Jobs' as const,
      label: `${xpmJobNumber} · ${name}`,
      run: workOf(xpmJobNumber),
    })),
  ];
}

function useBillCommands(): readonly Command[] {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const enabled = useHasRole('accounts');
  const { data } = useQuery(trpc.clientBill.list.queryOptions({}, { enabled }));
  return (data?.items ?? []).map(({ id, number, clientName }) => ({
    id,
    group: 'Client bills' as const,
    label: number,
    detail: clientName,
    run: () => void navigate({ to: paths.clientBill, params: { clientBillId: id } }),
  }));
}

function useSettingCommands(): readonly Command[] {
  const { setColorScheme } = useMantineColorScheme();
  const group = 'Settings' as const;
  return [
    { id: 'light', group, label: 'Light', run: () => setColorScheme('light') },
    { id: 'dark', group, label: 'Dark', run: () => setColorScheme('dark') },
    { id: 'auto', group, label: 'As the computer', run: () => setColorScheme('auto') },
    { id: 'compact', group, label: 'Compact rows', run: () => density.set('compact') },
    { id: 'comfortable', group, label: 'Comfortable rows', run: () => density.set('comfortable') },
  ];
}

const former = { placeholderData: keepPreviousData } as const;

function asTyped(query: string): { query?: string; limit: number } {
  return { limit: 50, ...(query === '' ? {} : { query }) };
}

function keyedCommands(): readonly Command[] {
  return activeBindings()
    .toReversed()
    .filter(({ name }) => name !== 'palette' && name !== 'close' && keys[name].scope !== 'Lists')
    .map(({ name, label, run }) => ({
      id: `key ${name}`,
      group: keys[name].scope === 'Go to' ? ('Go to' as const) : ('Actions here' as const),
      label: label ?? keys[name].label,
      key: keys[name].key,
      run,
    }));
}

import { useMemo } from 'react';

import { AsOf } from '../../components/as-of.tsx';
import { ClientSquare } from '../../components/client-square.tsx';
import { EmptyLine } from '../../components/empty-line.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { count, counted } from '../../lib/format.ts';
import { usePractice } from '../../lib/session.ts';
import { type Outputs, useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { useEveryPage } from '../../lib/use-every-page.ts';

import css from './set-up.module.css';

type Client = Outputs['client']['list']['items'][number];

/** Step 3: which clients came over, and which of them share a name. */
export function ClientsStep() {
  const trpc = useTRPC();
  const { timeZone } = usePractice();
  const client = useTRPCClient();
  const clients = useEveryPage({
    queryKey: trpc.client.list.pathKey(),
    read: async (page, signal) => client.client.list.query({ ...page, limit: 500 }, { signal }),
  });
  return (
    <Panel title="Your clients" aside={<AsOf at={clients.first?.asOf ?? null} timeZone={timeZone} />}>
      <QueryRegion
        query={clients}
        isEmpty={(all) => all.length === 0}
        empty={<EmptyLine sentence="No clients are read yet." />}
      >
        {(all) => <Findings clients={all} />}
      </QueryRegion>
    </Panel>
  );
}

const shownMax = 40;

function Findings({ clients }: { readonly clients: readonly Client[] }) {
  const twins = useMemo(() => clients.filter(({ duplicateName }) => duplicateName), [clients]);
  const archived = clients.filter(({ isArchived }) => isArchived).length;
  return (
    <div className={css['form']}>
      <p className={css['prose']}>
        <strong>{counted(clients.length, 'client', 'clients')}</strong>
        {archived === 0 ? '' : `, ${count(archived)} of them archived`}. They are read from XPM and never
        changed there.
      </p>
      {twins.length === 0 ? (
        <p className={css['dimmed']}>Every client has a name of its own.</p>
      ) : (
        <>
          <div className={css['notice']}>
            <p>
              {counted(twins.length, 'client shares its name', 'clients share their names')} with another.
              Work is never linked across them; look at the e-mail and the manager to tell them apart.
            </p>
          </div>
          <ul className={css['lines']} aria-label="Clients of one name">
            {twins.slice(0, shownMax).map((client) => (
              <Twin key={client.id} client={client} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Twin({ client }: { readonly client: Client }) {
  const { id, name, email, manager, isArchived } = client;
  const facts = [
    email ?? 'no e-mail',
    manager ? `manager ${manager.name}` : null,
    isArchived ? 'archived' : null,
  ];
  return (
    <li className={css['entry']}>
      <ClientSquare clientId={id} name={name} />
      <div className={css['who']}>
        <span className={css['name']}>{name}</span>
        <span className={css['dimmed']}>{facts.filter(Boolean).join(' · ')}</span>
      </div>
    </li>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { ErrorLine } from '../../components/error-line.tsx';
import { useTRPC } from '../../lib/trpc.ts';
import type { DryRun } from './bill-types.ts';

import css from './checks.module.css';

type ContactChooserProps = {
  readonly clientId: string;
  readonly dry: DryRun;
  readonly onChosen: () => void;
};

type Candidate = DryRun['candidates'][number];

/** Which contact in Xero a client is billed as: those of its name, or another one looked up by name. */
export function ContactChooser({ clientId, dry, onChosen }: ContactChooserProps) {
  const trpc = useTRPC();
  const [name, setName] = useState<string | null>(null);
  const found = useQuery(
    trpc.clientBill.contacts.queryOptions(
      { clientId, ...(name === null ? {} : { name }) },
      { enabled: name !== null, staleTime: Infinity, retry: false },
    ),
  );
  const choose = useMutation(trpc.clientBill.chooseContact.mutationOptions({ onSuccess: onChosen }));
  const candidates = name === null ? dry.candidates : (found.data?.candidates ?? []);
  const error = choose.error ?? found.error;
  return (
    <div className={css['contacts']}>
      {candidates.map((candidate) => (
        <CandidateLine
          key={candidate.xeroContactId}
          candidate={candidate}
          busy={choose.isPending}
          onChoose={() => choose.mutate({ clientId, xeroContactId: candidate.xeroContactId })}
        />
      ))}
      {name !== null && found.data && candidates.length === 0 ? (
        <p className={css['calm']}>Xero has no contact called {name}.</p>
      ) : null}
      {error ? <ErrorLine error={error} /> : null}
      <LookUp busy={found.isFetching} onLook={setName} />
    </div>
  );
}

type CandidateLineProps = {
  readonly candidate: Candidate;
  readonly busy: boolean;
  readonly onChoose: () => void;
};

function CandidateLine({ candidate, busy, onChoose }: CandidateLineProps) {
  const { name, email, isActive, isMerged } = candidate;
  const state = isMerged ? 'merged into another in Xero' : 'archived in Xero';
  return (
    <div className={css['candidate']}>
      <span>
        {name}
        <small>{isActive ? (email ?? 'no e-mail') : state}</small>
      </span>
      {isActive ? (
        <Button variant="default" size="compact-sm" onClick={onChoose} disabled={busy}>
          Choose
        </Button>
      ) : null}
    </div>
  );
}

function LookUp({ busy, onLook }: { readonly busy: boolean; readonly onLook: (name: string) => void }) {
  const [typed, setTyped] = useState('');
  return (
    <form
      className={css['look-up']}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onLook(typed.trim());
      }}
    >
      <TextInput
        aria-label="Another name in Xero"
        placeholder="Another name in Xero"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={busy}>
        Look · 1 call
      </Button>
    </form>
  );
}

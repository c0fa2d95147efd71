import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { describeError } from '../../lib/describe-error.ts';
import { showNow } from '../../lib/optimistic.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { Choice } from './mapping-options.ts';
import type { LedgerAccount, TaxRate, XeroAccount } from './mapping-types.ts';

export type Chart = { readonly accounts: readonly XeroAccount[]; readonly rates: readonly TaxRate[] };

/** The accounts in Xero and its tax rates, as last read. */
export function useChart(): Chart {
  const trpc = useTRPC();
  const accounts = useQuery(trpc.xeroAccount.list.queryOptions()).data ?? [];
  const rates = useQuery(trpc.xeroTaxRate.list.queryOptions()).data ?? [];
  return { accounts, rates };
}

export type Mapping = {
  /** Half a choice that waits for its other half, by account. */
  readonly choiceOf: (account: LedgerAccount) => Choice;
  /** Saves a whole choice at once, keeps half a one. Undo brings the former mapping back. */
  readonly choose: (account: LedgerAccount, choice: Choice) => void;
  readonly refusals: ReadonlyMap<string, string>;
};

/** Maps the practice's accounts to Xero's; the row shows a choice before the server has it. */
export function useMapping(chart: Chart): Mapping {
  const [halves, setHalves] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const map = useMapAccount(chart, (id, sentence) => setRefusals((old) => new Map(old).set(id, sentence)));
  const forget = (id: string) => {
    setHalves((old) => without(old, id));
    setRefusals((old) => without(old, id));
  };
  const choose = (account: LedgerAccount, choice: Choice) => {
    forget(account.id);
    if (choice.xeroAccountId === null || choice.taxType === null) {
      setHalves((old) => new Map(old).set(account.id, choice));
      return;
    }
    const before = saved(account);
    map({ ledgerAccountId: account.id, ...choice }, () =>
      notify({
        text: `Mapped ${account.name}`,
        undo: () => map({ ledgerAccountId: account.id, ...before }, () => undefined),
      }),
    );
  };
  return { choose, refusals, choiceOf: (account) => halves.get(account.id) ?? saved(account) };
}

type MapInput = { readonly ledgerAccountId: string } & Choice;

function useMapAccount({ accounts, rates }: Chart, onRefused: (id: string, sentence: string) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate } = useMutation(
    trpc.ledgerAccount.map.mutationOptions({
      onMutate: async ({ ledgerAccountId, xeroAccountId, taxType }) => {
        const account = accounts.find((each) => each.xeroAccountId === xeroAccountId);
        const taxName = rates.find((each) => each.taxType === taxType)?.name ?? null;
        const mapping =
          account && taxType !== null
            ? {
                xeroAccountId: account.xeroAccountId,
                code: account.code,
                xeroAccountName: account.name,
                taxType,
                taxName,
              }
            : null;
        const back = await showNow(queryClient, trpc.ledgerAccount.list.queryKey(), (list) =>
          list.map((each) => (each.id === ledgerAccountId ? { ...each, mapping, problem: null } : each)),
        );
        return { back };
      },
      onError: (error, { ledgerAccountId }, context) => {
        context?.back();
        onRefused(ledgerAccountId, describeError(error));
      },
      onSettled: () => queryClient.invalidateQueries(trpc.ledgerAccount.pathFilter()),
    }),
  );
  return (input: MapInput, onSuccess: () => void) => mutate(input, { onSuccess });
}

function saved({ mapping }: LedgerAccount): Choice {
  return { xeroAccountId: mapping?.xeroAccountId ?? null, taxType: mapping?.taxType ?? null };
}

function without<Value>(old: ReadonlyMap<string, Value>, id: string): ReadonlyMap<string, Value> {
  return new Map([...old].filter(([each]) => each !== id));
}

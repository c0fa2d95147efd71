import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { describeError } from '../../lib/describe-error.ts';
import { showNow } from '../../lib/optimistic.ts';
import type { Practice } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useBriefly } from './use-briefly.ts';

export type PracticeChange = Partial<Omit<Practice, 'id' | 'financialYearLabel' | 'sandbox' | 'demo'>>;

export type SavePractice = {
  readonly save: (change: PracticeChange) => void;
  /** "Saved", for two seconds after. */
  readonly saved: boolean;
  /** The server's sentence beside the old value; null when all is well. */
  readonly refusal: string | null;
};

/** Saves a setting of the practice: shown at once, put back with its reason when refused. One for each field. */
export function useSavePractice(): SavePractice {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [saved, showSaved] = useBriefly();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { mutateAsync } = useMutation(trpc.practice.update.mutationOptions());

  const save = async (change: PracticeChange) => {
    setRefusal(null);
    const currentKey = trpc.practice.current.queryKey();
    const putBack = await showNow(queryClient, currentKey, (practice) => ({ ...practice, ...change }));
    try {
      await mutateAsync(change);
      showSaved();
    } catch (error) {
      putBack();
      setRefusal(describeError(error));
    }
    await queryClient.invalidateQueries(trpc.practice.pathFilter());
  };
  return { save: (change) => void save(change), saved, refusal };
}

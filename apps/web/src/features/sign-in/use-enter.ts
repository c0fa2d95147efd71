import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';

import { currentPracticeId } from '../../lib/practice.ts';
import { wayBack } from './way-back.ts';

type Enter = {
  /** Address asked for before; null for home. */
  readonly back: string | null;
  /** The practice to be in; the remembered one when absent. */
  readonly practiceId?: string;
};

/** Goes in after a sign-in; nothing that somebody else read in this browser is kept. */
export function useEnter(): (enter: Enter) => void {
  const queryClient = useQueryClient();
  const router = useRouter();
  return ({ back, practiceId }) => {
    queryClient.clear();
    if (practiceId !== undefined) currentPracticeId.set(practiceId);
    router.history.push(wayBack(back));
  };
}

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { paths } from '../lib/paths.ts';
import { currentPracticeId } from '../lib/practice.ts';

/** Goes to another practice: nothing read in the first one is kept, so lists never mix. */
export function useSwitchPractice(): (practiceId: string) => void {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return (practiceId) => {
    if (practiceId === currentPracticeId.get()) return;
    queryClient.clear();
    currentPracticeId.set(practiceId);
    void navigate({ to: paths.home });
  };
}

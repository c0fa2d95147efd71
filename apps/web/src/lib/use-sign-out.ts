import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { signOut } from './auth.ts';
import { paths } from './paths.ts';
import { notify } from './toasts.ts';

/** Ends the session, forgets everything read, and shows the sign-in page; says so when the server did not confirm. */
export function useSignOut(): () => void {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    const confirmed = await signOut();
    if (!confirmed)
      return notify({ text: 'Not signed out: Throughline is not answering. Try again in a moment.' });
    await navigate({ to: paths.signIn });
    queryClient.clear();
  };
  return () => void leave();
}
